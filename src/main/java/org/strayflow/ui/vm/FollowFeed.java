package org.strayflow.ui.vm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.LogEvent;
import org.strayflow.io.Reject;
import org.strayflow.workspace.FlaggedFlow;
import org.strayflow.workspace.FollowCounts;
import org.strayflow.workspace.FollowListener;

/** Keeps what the job tells until the window's thread takes it, so that a burst of flags costs the window one change and little memory. */
final class FollowFeed implements FollowListener {
    /** The newest flags; older ones are counted only. */
    static final int KEPT = 1000;

    private final List<FlaggedFlow> flows = new ArrayList<>();
    private FollowCounts counts = FollowCounts.NONE;
    private @Nullable LogEvent event;
    private @Nullable Reject reject;
    private boolean changed;

    /**
     * What is new.
     *
     * @param flows flagged since the last time, the newest last, at most {@value FollowFeed#KEPT}
     * @param counts now
     * @param event the last one; {@code null} before the first
     * @param reject the last record that could not be read; {@code null} before the first
     */
    record News(
            List<FlaggedFlow> flows,
            FollowCounts counts,
            @Nullable LogEvent event,
            @Nullable Reject reject) {}

    @Override
    public synchronized void flagged(List<FlaggedFlow> more) {
        flows.addAll(more.subList(Math.max(0, more.size() - KEPT), more.size()));
        if (flows.size() > KEPT) {
            flows.subList(0, flows.size() - KEPT).clear();
        }
        changed = true;
    }

    @Override
    public synchronized void rejected(long count, List<Reject> first) {
        reject = first.isEmpty() ? reject : first.getLast();
        changed = true;
    }

    @Override
    public synchronized void event(LogEvent now) {
        event = now;
        changed = true;
    }

    @Override
    public synchronized void counts(FollowCounts now) {
        // What has grown is there again.
        event = event == LogEvent.GONE && now.rows() > counts.rows() ? null : event;
        counts = now;
        changed = true;
    }

    /** What is new; {@code null} when nothing is. */
    synchronized @Nullable News take() {
        if (!changed) {
            return null;
        }
        changed = false;
        News news = new News(List.copyOf(flows), counts, event, reject);
        flows.clear();
        return news;
    }
}
