package org.strayflow.flow;

/** One immutable column of a {@link FlowTable}. Rows count from 0. Missing is a bit of its own, not a magic value. */
public sealed interface Column permits NumberColumn, TextColumn {
    /** Unique in its table, without blanks around it. */
    String name();

    /** How many rows. */
    int size();

    /** Whether the row has no value here. */
    boolean isMissing(int row);

    /** How many rows have no value here. */
    int missingCount();

    /** The value as it is written to a file: empty when missing, a number so that reading it gives the same value. */
    String text(int row);

    /** What the values are. */
    Field.Type type();

    /** Heap taken by the values, in bytes, about. */
    long heapBytes();

    /** The same column under another name; shares the values. */
    Column renamed(String name);
}
