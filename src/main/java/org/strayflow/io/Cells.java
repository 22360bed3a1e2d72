package org.strayflow.io;

/** The fields of one record, each as Latin 1 (one character a byte; see {@link Utf8}). */
interface Cells {
    /** How many fields. */
    int size();

    /** The field at a place, counted from 0. */
    String get(int place);
}
