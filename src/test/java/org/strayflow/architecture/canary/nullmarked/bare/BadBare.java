package org.strayflow.architecture.canary.nullmarked.bare;

/** Its package has no package-info. */
public final class BadBare {
    public static final int SIZE = 1;
}
