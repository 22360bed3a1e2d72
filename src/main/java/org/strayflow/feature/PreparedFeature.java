package org.strayflow.feature;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How one feature is made from one column. Plain data, so that a model file can hold it.
 *
 * @param name the feature's name, unique in its {@link Preparation}
 * @param column the column it is made from
 * @param kind what is made of the column
 * @param fill what stands for a missing number (the median of the training rows) or for a text that no training row had
 * @param low smallest finite value of the training rows; stands for −∞
 * @param high largest finite value of the training rows; stands for ∞
 * @param categories texts of the training rows with the numbers that stand for them, in the order of the column's dictionary; empty for
 *     numbers
 */
public record PreparedFeature(
        String name, String column, Kind kind, float fill, float low, float high, List<Category> categories) {
    /** What is made of the column. */
    public enum Kind {
        /** Numbers, taken as they are. */
        NUMBER,
        /** Texts, each standing for its {@linkplain TextEncoding#RARITY rarity}. */
        TEXT,
        /** 1 for one text, or for some rare ones, 0 for any other: {@link TextEncoding#ONE_HOT}. */
        ONE_HOT,
        /** Texts, each standing for its {@linkplain TextEncoding#ORDINAL place} among the sorted ones. */
        ORDINAL,
        /** 1 where the column has no value, 0 where it has one. */
        MISSING;

        /** How it encodes texts; empty where it does not. */
        public Optional<TextEncoding> encoding() {
            return switch (this) {
                case NUMBER, MISSING -> Optional.empty();
                case TEXT -> Optional.of(TextEncoding.RARITY);
                case ONE_HOT -> Optional.of(TextEncoding.ONE_HOT);
                case ORDINAL -> Optional.of(TextEncoding.ORDINAL);
            };
        }
    }

    /**
     * Copies the categories.
     *
     * @throws IllegalArgumentException when a number is not finite, {@code low > high}, a text appears twice, or categories do not fit
     *     the kind: a one-hot feature has no other numbers than 0 and 1
     */
    public PreparedFeature {
        categories = List.copyOf(categories);
        if (!Float.isFinite(fill) || !Float.isFinite(low) || !Float.isFinite(high) || low > high) {
            throw new IllegalArgumentException(name + ": fill " + fill + ", range " + low + " to " + high);
        }
        if (categories.isEmpty() != kind.encoding().isEmpty()) {
            throw new IllegalArgumentException(name + ": " + categories.size() + " categories for " + kind);
        }
        boolean marks = kind == Kind.ONE_HOT || kind == Kind.MISSING;
        if (marks && (fill != 0 || low != 0 || high != 1)) {
            throw new IllegalArgumentException(name + ": " + kind + " of " + fill + ", " + low + " to " + high);
        }
        Set<String> texts = new HashSet<>();
        for (Category category : categories) {
            boolean fits = kind == Kind.ONE_HOT
                    ? category.value() == 0 || category.value() == 1
                    : Float.isFinite(category.value());
            if (!fits || !texts.add(category.text())) {
                throw new IllegalArgumentException(name + ": category " + category);
            }
        }
    }

    /** The feature that tells where a column has no value. */
    static PreparedFeature missing(String column) {
        return new PreparedFeature(column + " is missing", column, Kind.MISSING, 0, 0, 1, List.of());
    }

    /** The same feature that knows more texts. */
    PreparedFeature knowing(List<Category> more) {
        return new PreparedFeature(name, column, kind, fill, low, high, more);
    }

    /** The same feature with another name. */
    PreparedFeature named(String other) {
        return new PreparedFeature(other, column, kind, fill, low, high, categories);
    }
}
