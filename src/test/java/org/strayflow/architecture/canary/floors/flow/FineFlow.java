package org.strayflow.architecture.canary.floors.flow;

/** Knows nobody. */
public final class FineFlow {
    public String name() {
        return "flow";
    }
}
