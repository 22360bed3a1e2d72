package org.strayflow.architecture.canary.floors.attic;

/** Lives in a room that is on no floor. */
public final class BadAttic {
    public static final int SIZE = 1;
}
