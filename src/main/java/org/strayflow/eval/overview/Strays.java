package org.strayflow.eval.overview;

/**
 * Flows whose moments lie so far from those of all others that a timeline with them would show nothing else.
 *
 * @param flows how many
 * @param first the earliest of their moments in microseconds since 1970; 0 without any
 * @param last the latest of them; 0 without any
 */
public record Strays(int flows, long first, long last) {
    /** There are none. */
    public static final Strays NONE = new Strays(0, 0, 0);
}
