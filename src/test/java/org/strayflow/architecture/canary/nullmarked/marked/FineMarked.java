package org.strayflow.architecture.canary.nullmarked.marked;

/** Its package is marked. */
public final class FineMarked {
    public static final int SIZE = 1;
}
