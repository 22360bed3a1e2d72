package org.strayflow.architecture.canary.nullmarked.unmarked;

/** Its package-info has no mark. */
public final class BadUnmarked {
    public static final int SIZE = 1;
}
