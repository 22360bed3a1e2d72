package org.strayflow.feature;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.strayflow.flow.Column;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.TextColumn;

/** One feature of one capture: the column with what the preparation does to it. */
sealed interface FeatureSource {
    /** Writes rows {@code from..to-1} into every {@code stride}-th place from {@code offset} on; every value is finite. */
    void fill(int from, int to, float[] out, int offset, int stride);

    /** One row's value; finite. */
    float value(int row);

    /** One row's value before missing and infinite ones are replaced; NaN when missing. */
    double raw(int row);

    /** One row's value as it stands in the file. */
    String text(int row);

    /** The values of the first {@code count} of some rows, as the detector sees them, into the first places of {@code out}. */
    default void copyRows(int[] rows, int count, double[] out) {
        for (int i = 0; i < count; i++) {
            out[i] = value(rows[i]);
        }
    }

    /** Numbers; what is missing or not finite is replaced. */
    record Numbers(PreparedFeature feature, NumberColumn column) implements FeatureSource {
        @Override
        public void fill(int from, int to, float[] out, int offset, int stride) {
            column.copyTo(from, to, out, offset, stride);
            if (column.missingCount() == 0 && column.isWhole()) {
                return;
            }
            int end = offset + (to - from) * stride;
            for (int at = offset; at < end; at += stride) {
                if (!Float.isFinite(out[at])) {
                    out[at] = replaced(out[at]);
                }
            }
        }

        private float replaced(float value) {
            if (Float.isNaN(value)) {
                return feature.fill();
            }
            return value > 0 ? feature.high() : feature.low();
        }

        @Override
        public float value(int row) {
            float value = (float) column.value(row);
            return Float.isFinite(value) ? value : replaced(value);
        }

        @Override
        public void copyRows(int[] rows, int count, double[] out) {
            column.copyRows(rows, count, out);
            for (int i = 0; i < count; i++) {
                float value = (float) out[i];
                out[i] = Float.isFinite(value) ? value : replaced(value);
            }
        }

        @Override
        public double raw(int row) {
            return column.value(row);
        }

        @Override
        public String text(int row) {
            return column.text(row);
        }
    }

    /**
     * Texts, each with a number of its own.
     *
     * @param values one value a code of the column's dictionary, and last the one for a missing text
     */
    record Texts(TextColumn column, float[] values) implements FeatureSource {
        static Texts of(PreparedFeature feature, TextColumn column) {
            Map<String, Float> known = new HashMap<>();
            feature.categories().forEach(c -> known.put(c.text(), c.value()));
            int codes = column.dictionary().size();
            float[] values = new float[codes + 1];
            for (int code = 0; code < codes; code++) {
                values[code] = known.getOrDefault(column.dictionary().get(code), feature.fill());
            }
            values[codes] = known.getOrDefault("", feature.fill());
            return new Texts(column, values);
        }

        @Override
        public void fill(int from, int to, float[] out, int offset, int stride) {
            for (int row = from, at = offset; row < to; row++, at += stride) {
                out[at] = value(row);
            }
        }

        @Override
        public float value(int row) {
            int code = column.code(row);
            return values[code == TextColumn.MISSING ? values.length - 1 : code];
        }

        @Override
        public double raw(int row) {
            return value(row);
        }

        @Override
        public String text(int row) {
            return column.text(row);
        }
    }

    /**
     * Tells where a column has some texts.
     *
     * @param codes of the texts, ascending
     */
    record OneHot(TextColumn column, int[] codes) implements FeatureSource {
        @Override
        public void fill(int from, int to, float[] out, int offset, int stride) {
            for (int row = from, at = offset; row < to; row++, at += stride) {
                out[at] = value(row);
            }
        }

        @Override
        public float value(int row) {
            int code = column.code(row);
            boolean found = codes.length == 1 ? codes[0] == code : Arrays.binarySearch(codes, code) >= 0;
            return found ? 1 : 0;
        }

        @Override
        public double raw(int row) {
            return value(row);
        }

        @Override
        public String text(int row) {
            return column.text(row);
        }
    }

    /** Tells where a column has no value. */
    record Missing(Column column) implements FeatureSource {
        @Override
        public void fill(int from, int to, float[] out, int offset, int stride) {
            boolean any = column.missingCount() > 0;
            for (int row = from, at = offset; row < to; row++, at += stride) {
                out[at] = any && column.isMissing(row) ? 1 : 0;
            }
        }

        @Override
        public float value(int row) {
            return column.isMissing(row) ? 1 : 0;
        }

        @Override
        public double raw(int row) {
            return value(row);
        }

        @Override
        public String text(int row) {
            return column.text(row);
        }
    }

    /**
     * Values of other rows.
     *
     * @param source of the values
     * @param from for every row the one that its value is taken from
     */
    record Elsewhere(FeatureSource source, int[] from) implements FeatureSource {
        @Override
        public void fill(int first, int to, float[] out, int offset, int stride) {
            for (int row = first, at = offset; row < to; row++, at += stride) {
                out[at] = source.value(from[row]);
            }
        }

        @Override
        public float value(int row) {
            return source.value(from[row]);
        }

        @Override
        public double raw(int row) {
            return source.raw(from[row]);
        }

        @Override
        public String text(int row) {
            return source.text(from[row]);
        }
    }

    /** A column without any value, be it of numbers or of texts. */
    record Empty(PreparedFeature feature) implements FeatureSource {
        @Override
        public void fill(int from, int to, float[] out, int offset, int stride) {
            float value = value(from);
            for (int row = from, at = offset; row < to; row++, at += stride) {
                out[at] = value;
            }
        }

        @Override
        public float value(int row) {
            for (Category category : feature.categories()) {
                if (category.text().isEmpty()) {
                    return category.value();
                }
            }
            return feature.fill();
        }

        @Override
        public double raw(int row) {
            return Double.NaN;
        }

        @Override
        public String text(int row) {
            return "";
        }
    }
}
