package org.strayflow.sample;

import java.util.List;
import org.strayflow.task.Feedback;

/**
 * The packets between two ends, cut into flows as CICFlowMeter does: a packet more than 120 s after a flow's first one begins a new
 * flow of the same direction. What happens after midnight is not captured.
 */
final class Conversation {
    /** A flow is cut after this many microseconds. */
    static final long FLOW_TIMEOUT = 120_000_000;

    private static final int CHECK_EVERY = 1 << 16;

    private final Ends ends;
    private final String label;
    private final List<Flow> out;
    private final Feedback feedback;
    private int packets;
    private FlowMeter meter = new FlowMeter();

    Conversation(Ends ends, String label, List<Flow> out, Feedback feedback) {
        this.ends = ends;
        this.label = label;
        this.out = out;
        this.feedback = feedback;
    }

    /** Takes the next packet; see {@link FlowMeter#add}. */
    void packet(long micros, boolean forward, int payload, int header, int flags, int window) {
        if (++packets % CHECK_EVERY == 0) {
            feedback.check();
        }
        if (micros >= Clock.DAY) {
            return;
        }
        if (meter.packets() > 0 && micros - meter.first() > FLOW_TIMEOUT) {
            end();
        }
        meter.add(micros, forward, payload, header, flags, window);
    }

    /** Ends the flow that is open; nothing happens when there is none. */
    void end() {
        if (meter.packets() > 0) {
            out.add(new Flow(ends, label, meter));
            meter = new FlowMeter();
        }
    }
}
