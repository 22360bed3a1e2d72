package org.strayflow.architecture.canary.view.workspace;

/** A use case. */
public final class FineSession {
    public static final int SIZE = 1;
}
