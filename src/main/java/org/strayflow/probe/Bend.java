package org.strayflow.probe;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is done to one flow.
 *
 * @param packets sent beside those of the flow, from its source
 * @param size bytes of each of them, counted as the flow's bytes are
 * @param padding bytes by which each of the flow's own packets from its source grows; where a file does not count packets, by which
 *     the flow grows
 * @param stretch factor of every gap between packets, at least 1
 */
public record Bend(long packets, long size, long padding, double stretch) {
    /** Nothing is done. */
    public static final Bend NONE = new Bend(0, 0, 0, 1);

    /** Checks that only such things are done as can be done. */
    public Bend {
        if (packets < 0 || size < 0 || padding < 0 || !(stretch >= 1) || Double.isInfinite(stretch)) {
            throw new IllegalArgumentException(packets + " packets of " + size + ", " + padding + ", × " + stretch);
        }
        size = packets == 0 ? 0 : size;
    }

    /** What is used. */
    public Set<Control> controls() {
        Set<Control> used = EnumSet.noneOf(Control.class);
        if (padding > 0) {
            used.add(Control.PADDING);
        }
        if (packets > 0) {
            used.add(Control.PACKETS);
        }
        if (stretch > 1) {
            used.add(Control.WAITING);
        }
        return used;
    }

    /** The same with some of the controls only. */
    Bend only(Set<Control> some) {
        boolean more = some.contains(Control.PACKETS);
        return new Bend(
                more ? packets : 0,
                more ? size : 0,
                some.contains(Control.PADDING) ? padding : 0,
                some.contains(Control.WAITING) ? stretch : 1);
    }

    /** In words: {@code "each packet 12 bytes larger, 3 more packets of 40 bytes, gaps × 1.50"}. */
    public String text() {
        List<String> parts = new ArrayList<>();
        if (padding > 0) {
            parts.add("each packet " + counted(padding, "byte") + " larger");
        }
        if (packets > 0) {
            parts.add(String.format(Locale.ROOT, "%,d more %s", packets, packets == 1 ? "packet" : "packets")
                    + (size > 0 ? " of " + counted(size, "byte") : " without content"));
        }
        if (stretch > 1) {
            parts.add(String.format(Locale.ROOT, "gaps × %.2f", stretch));
        }
        return parts.isEmpty() ? "nothing" : String.join(", ", parts);
    }

    private static String counted(long count, String what) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? what : what + "s");
    }
}
