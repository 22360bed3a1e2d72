package org.strayflow.eval.overview;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.filter.Restriction;
import org.strayflow.filter.ValueNames;
import org.strayflow.flow.Column;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.TextColumn;
import org.strayflow.flow.TimeColumn;

/** Gives each row the code of the group that it belongs to. */
sealed interface Coding {
    /** How many groups; codes are below. */
    int size();

    /**
     * Writes the codes of rows {@code from..to-1} to the first places.
     *
     * @param first the group of each row; negative for none
     * @param second another group of the row; negative for none. Comes filled with -1
     */
    void codes(int from, int to, int[] first, int[] second);

    /** What the flows of a group share, as shown. */
    String title(int code);

    /** What keeps the flows of a group. */
    Restriction restriction(int code);

    /** The values of a column. */
    static Coding of(Meaning meaning, Column column) {
        return switch (column) {
            case TextColumn texts -> new Texts(meaning, texts);
            case NumberColumn numbers -> new Numbers(meaning, numbers);
        };
    }

    /** One group a text, the last one for rows without. */
    record Texts(Meaning meaning, TextColumn column) implements Coding {
        @Override
        public int size() {
            return column.dictionary().size() + 1;
        }

        @Override
        public void codes(int from, int to, int[] first, int[] second) {
            double[] codes = new double[to - from];
            column.copyTo(from, to, codes);
            int none = column.dictionary().size();
            for (int i = 0; i < codes.length; i++) {
                first[i] = codes[i] == TextColumn.MISSING ? none : (int) codes[i];
            }
        }

        private String value(int code) {
            return code == column.dictionary().size() ? "" : column.dictionary().get(code);
        }

        @Override
        public String title(int code) {
            return ValueNames.of(meaning, value(code));
        }

        @Override
        public Restriction restriction(int code) {
            return new Restriction.MeaningIs(meaning, value(code));
        }
    }

    /** One group a whole number from 0 to 65,535, the last one for rows without; other numbers are in no group. */
    record Numbers(Meaning meaning, NumberColumn column) implements Coding {
        private static final int NONE = 65_536;

        @Override
        public int size() {
            return NONE + 1;
        }

        @Override
        public void codes(int from, int to, int[] first, int[] second) {
            double[] values = new double[to - from];
            column.copyTo(from, to, values);
            for (int i = 0; i < values.length; i++) {
                double value = values[i];
                if (Double.isNaN(value)) {
                    first[i] = NONE;
                } else {
                    first[i] = value >= 0 && value < NONE && value == (int) value ? (int) value : -1;
                }
            }
        }

        private String value(int code) {
            return code == NONE ? "" : column.isIntegral() ? Integer.toString(code) : Double.toString(code);
        }

        @Override
        public String title(int code) {
            return ValueNames.of(meaning, code == NONE ? "" : Integer.toString(code));
        }

        @Override
        public Restriction restriction(int code) {
            return new Restriction.MeaningIs(meaning, value(code));
        }
    }

    /** One group an address, whichever end of the flow it is at. */
    record Hosts(
            TextColumn source, TextColumn destination, List<String> addresses, int[] sourceCode, int[] destinationCode)
            implements Coding {
        static Hosts of(TextColumn source, TextColumn destination) {
            Map<String, Integer> known = new HashMap<>();
            List<String> addresses = new ArrayList<>();
            return new Hosts(
                    source,
                    destination,
                    addresses,
                    codes(source, known, addresses),
                    codes(destination, known, addresses));
        }

        private static int[] codes(TextColumn column, Map<String, Integer> known, List<String> addresses) {
            return column.dictionary().stream()
                    .mapToInt(text -> {
                        Integer code = known.putIfAbsent(text, addresses.size());
                        if (code == null) {
                            addresses.add(text);
                        }
                        return code == null ? addresses.size() - 1 : code;
                    })
                    .toArray();
        }

        @Override
        public int size() {
            return addresses.size();
        }

        @Override
        public void codes(int from, int to, int[] first, int[] second) {
            double[] codes = new double[to - from];
            source.copyTo(from, to, codes);
            for (int i = 0; i < codes.length; i++) {
                first[i] = codes[i] == TextColumn.MISSING ? -1 : sourceCode[(int) codes[i]];
            }
            destination.copyTo(from, to, codes);
            for (int i = 0; i < codes.length; i++) {
                int code = codes[i] == TextColumn.MISSING ? -1 : destinationCode[(int) codes[i]];
                second[i] = code == first[i] ? -1 : code;
            }
        }

        @Override
        public String title(int code) {
            return addresses.get(code);
        }

        @Override
        public Restriction restriction(int code) {
            return new Restriction.HostIs(addresses.get(code));
        }
    }

    /** One group a stretch of time; flows outside of all of them are in no group. */
    record Times(TimeColumn times, long start, long width, int bins) implements Coding {
        @Override
        public int size() {
            return bins;
        }

        @Override
        public void codes(int from, int to, int[] first, int[] second) {
            for (int row = from; row < to; row++) {
                long place = Math.floorDiv(times.micros(row) - start, width);
                first[row - from] = times.isMissing(row) || place < 0 || place >= bins ? -1 : (int) place;
            }
        }

        @Override
        public String title(int code) {
            return restriction(code).text();
        }

        @Override
        public Restriction restriction(int code) {
            return new Restriction.BeganBetween(start + code * width, start + (code + 1) * width);
        }
    }

    /** All rows in one group. */
    record Everything() implements Coding {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public void codes(int from, int to, int[] first, int[] second) {
            Arrays.fill(first, 0, to - from, 0);
        }

        @Override
        public String title(int code) {
            return "all flows";
        }

        @Override
        public Restriction restriction(int code) {
            return new Restriction.AllOf(List.of());
        }
    }
}
