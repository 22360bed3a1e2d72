package org.strayflow.architecture.canary.floors.task;

/** Knows nobody. */
public final class FineTask {
    public String name() {
        return "task";
    }
}
