package org.strayflow.io;

import java.util.List;

/**
 * The first records of a file, from which its layout is recognised.
 *
 * @param records the cells as they stand in the file; at least one record, at most {@value #RECORDS}
 */
public record Head(List<List<String>> records) {
    /** How many records are looked at, a header included. */
    public static final int RECORDS = 1000;

    /** Copies the list. */
    public Head {
        records = List.copyOf(records);
        if (records.isEmpty()) {
            throw new IllegalArgumentException("no record");
        }
    }

    /** How many cells the first record has. */
    public int width() {
        return records.getFirst().size();
    }

    /** The first record as column names: distinct, none empty, without outer blanks. */
    public List<String> names() {
        return HeaderNames.unique(
                records.getFirst().stream().map(HeaderNames::clean).toList());
    }

    /**
     * The cells of a column, of records that are as wide as the first.
     *
     * @param place counted from 0
     * @param header whether the first record is a header, which is then left out
     */
    public List<String> column(int place, boolean header) {
        return records.stream()
                .skip(header ? 1 : 0)
                .filter(record -> record.size() == width())
                .map(record -> record.get(place))
                .toList();
    }
}
