package org.strayflow.feature;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How one feature is made from one column. Plain data, so that a model file can hold it.
 *
 * @param name the feature's name, unique in its {@link Preparation}
 * @param column the column it is made from
 * @param kind whether the column holds numbers or texts
 * @param fill what stands for a missing number (the median of the training rows) or for a text that no training row had
 * @param low smallest finite value of the training rows; stands for −∞
 * @param high largest finite value of the training rows; stands for ∞
 * @param categories the texts of the training rows, in the order of their first value; empty for numbers
 */
public record PreparedFeature(
        String name, String column, Kind kind, float fill, float low, float high, List<Category> categories) {
    /** What the column holds. */
    public enum Kind {
        /** Numbers, taken as they are. */
        NUMBER,
        /** Texts, each standing for a number. */
        TEXT
    }

    /**
     * Copies the categories.
     *
     * @throws IllegalArgumentException when a number is not finite, {@code low > high}, a text appears twice, or categories do not fit
     *     the kind
     */
    public PreparedFeature {
        categories = List.copyOf(categories);
        if (!Float.isFinite(fill) || !Float.isFinite(low) || !Float.isFinite(high) || low > high) {
            throw new IllegalArgumentException(name + ": fill " + fill + ", range " + low + " to " + high);
        }
        if (categories.isEmpty() != (kind == Kind.NUMBER)) {
            throw new IllegalArgumentException(name + ": " + categories.size() + " categories for " + kind);
        }
        Set<String> texts = new HashSet<>();
        for (Category category : categories) {
            if (!Float.isFinite(category.value()) || !texts.add(category.text())) {
                throw new IllegalArgumentException(name + ": category " + category);
            }
        }
    }
}
