package org.strayflow.serve;

import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits the requests of one address. Everybody has a bucket that holds as many requests as a second allows, at least one, and is filled
 * at that rate. Buckets that are full again are forgotten.
 */
final class Pace extends Gate {
    /** So many addresses are remembered before full buckets are looked for. */
    private static final int MANY = 10_000;

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final double rate;
    private final double room;
    private final LongSupplier clock;
    private final Map<InetAddress, Bucket> buckets = new ConcurrentHashMap<>();

    /**
     * How many requests an address has left at a moment.
     *
     * @param left requests
     * @param at nanoseconds
     */
    private record Bucket(double left, long at) {}

    /**
     * A gate.
     *
     * @param rate requests a second, 0 for any number
     * @param clock nanoseconds
     */
    Pace(double rate, LongSupplier clock) {
        super("pace");
        this.rate = rate;
        this.room = Math.max(1, rate);
        this.clock = clock;
    }

    @Override
    void check(HttpExchange exchange) throws Refusal {
        if (rate > 0) {
            take(exchange.getRemoteAddress().getAddress());
        }
    }

    /**
     * Takes one request out of an address's bucket.
     *
     * @throws Refusal SERVE-105 when there is none in it
     */
    void take(InetAddress peer) throws Refusal {
        long now = clock.getAsLong();
        AtomicReference<@Nullable Bucket> refused = new AtomicReference<>();
        buckets.compute(peer, (address, old) -> {
            double left = old == null ? room : leftAt(old, now);
            Bucket bucket = new Bucket(left >= 1 ? left - 1 : left, now);
            refused.set(left >= 1 ? null : bucket);
            return bucket;
        });
        if (buckets.size() > MANY) {
            buckets.values().removeIf(old -> leftAt(old, now) >= room);
        }
        Bucket without = refused.get();
        if (without != null) {
            long wait = (long) Math.ceil((1 - without.left) / rate);
            throw Refusal.of(429, "SERVE-105", "You ask too often.", "Ask again after a while.")
                    .header("Retry-After", Long.toString(Math.max(1, wait)));
        }
    }

    private double leftAt(Bucket bucket, long now) {
        return Math.min(room, bucket.left + (now - bucket.at) / NANOS * rate);
    }
}
