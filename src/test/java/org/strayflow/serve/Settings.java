package org.strayflow.serve;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** Settings that differ from others in one thing. */
final class Settings {
    private Settings() {}

    static ServiceSettings with(ServiceSettings s, long bodyLimit) {
        return new ServiceSettings(
                s.listen(),
                s.port(),
                s.token(),
                s.hosts(),
                s.allowed(),
                s.rate(),
                s.concurrency(),
                bodyLimit,
                s.patience(),
                s.window());
    }

    static ServiceSettings with(ServiceSettings s, Duration patience) {
        return new ServiceSettings(
                s.listen(),
                s.port(),
                s.token(),
                s.hosts(),
                s.allowed(),
                s.rate(),
                s.concurrency(),
                s.bodyLimit(),
                patience,
                s.window());
    }

    static ServiceSettings withToken(ServiceSettings s, String token) {
        return new ServiceSettings(
                s.listen(),
                s.port(),
                token,
                s.hosts(),
                s.allowed(),
                s.rate(),
                s.concurrency(),
                s.bodyLimit(),
                s.patience(),
                s.window());
    }

    static ServiceSettings on(ServiceSettings s, InetAddress listen) {
        return new ServiceSettings(
                listen,
                s.port(),
                s.token(),
                s.hosts(),
                s.allowed(),
                s.rate(),
                s.concurrency(),
                s.bodyLimit(),
                s.patience(),
                s.window());
    }

    static ServiceSettings withGates(
            ServiceSettings s, List<String> hosts, List<Cidr> allowed, double rate, int concurrency) {
        return new ServiceSettings(
                s.listen(),
                s.port(),
                s.token(),
                hosts,
                allowed,
                rate,
                concurrency,
                s.bodyLimit(),
                s.patience(),
                s.window());
    }
}
