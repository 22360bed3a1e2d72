package org.strayflow.sample;

/**
 * One finished flow.
 *
 * @param ends who talked to whom
 * @param label what it was
 * @param meter what was measured
 */
record Flow(Ends ends, String label, FlowMeter meter) {
    static final String BENIGN = "BENIGN";
}
