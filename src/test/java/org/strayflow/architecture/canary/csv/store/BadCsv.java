package org.strayflow.architecture.canary.csv.store;

import org.apache.commons.csv.CSVParser;

/** Reads CSV outside of io. */
public final class BadCsv {
    public static CSVParser use(CSVParser what) {
        return what;
    }
}
