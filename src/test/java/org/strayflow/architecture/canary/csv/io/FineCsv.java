package org.strayflow.architecture.canary.csv.io;

import org.apache.commons.csv.CSVParser;

/** May. */
public final class FineCsv {
    public static CSVParser use(CSVParser what) {
        return what;
    }
}
