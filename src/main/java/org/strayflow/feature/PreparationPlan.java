package org.strayflow.feature;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Problem;

/**
 * How a {@link Preparation} is to be fitted.
 *
 * @param texts how texts become numbers, at least one way; with several, a column of texts has the features of each of them, side by
 *     side, for an ensemble whose members want different ones
 * @param categories how many texts of a column have a one-hot feature of their own, {@value #LEAST_CATEGORIES} to
 *     {@value #MOST_CATEGORIES}; the rarer ones of the training rows share one
 * @param missing whether a column of numbers with gaps in the training rows has a second feature, which tells where
 * @param correlation a feature whose correlation with an earlier one is above this, or below its negative, is dropped; 0.5 to 1, where 1
 *     drops none
 * @param dropRepeats whether training rows that repeat an earlier one, with its label, are left out of the training
 */
public record PreparationPlan(
        Set<TextEncoding> texts, int categories, boolean missing, double correlation, boolean dropRepeats) {
    /** Smallest number of categories. */
    public static final int LEAST_CATEGORIES = 1;

    /** Largest number of categories. */
    public static final int MOST_CATEGORIES = 1_000;

    /** Smallest limit of correlation. */
    public static final double LEAST_CORRELATION = 0.5;

    private static final int USUAL_CATEGORIES = 100;
    private static final String TEXTS = "text";
    private static final String CATEGORIES = "categories";
    private static final String MISSING = "missing";
    private static final String CORRELATION = "correlation";
    private static final String DROP_REPEATS = "drop-repeats";

    /**
     * Takes the encodings in their own order.
     *
     * @throws IllegalArgumentException when there is no encoding or a number is out of range
     */
    public PreparationPlan {
        if (texts.isEmpty()
                || categories < LEAST_CATEGORIES
                || categories > MOST_CATEGORIES
                || !(correlation >= LEAST_CORRELATION && correlation <= 1)) {
            throw new IllegalArgumentException(texts + ", " + categories + ", " + correlation);
        }
        texts = Collections.unmodifiableSet(EnumSet.copyOf(texts));
    }

    /** What suits trees and distances: texts by their rarity, every column that tells rows apart. */
    public static PreparationPlan usual() {
        return new PreparationPlan(EnumSet.of(TextEncoding.RARITY), USUAL_CATEGORIES, false, 1, false);
    }

    /** What suits linear models: a feature a text, gaps marked, features that repeat earlier ones dropped. */
    public static PreparationPlan forLinearModels() {
        return new PreparationPlan(EnumSet.of(TextEncoding.ONE_HOT), USUAL_CATEGORIES, true, 0.95, false);
    }

    /** With other encodings of texts. */
    public PreparationPlan withTexts(Set<TextEncoding> others) {
        return new PreparationPlan(others, categories, missing, correlation, dropRepeats);
    }

    /** With another number of categories. */
    public PreparationPlan withCategories(int other) {
        return new PreparationPlan(texts, other, missing, correlation, dropRepeats);
    }

    /** With gaps marked or not. */
    public PreparationPlan withMissing(boolean other) {
        return new PreparationPlan(texts, categories, other, correlation, dropRepeats);
    }

    /** With another limit of correlation. */
    public PreparationPlan withCorrelation(double other) {
        return new PreparationPlan(texts, categories, missing, other, dropRepeats);
    }

    /** With repeated training rows left out or not. */
    public PreparationPlan withDropRepeats(boolean other) {
        return new PreparationPlan(texts, categories, missing, correlation, other);
    }

    /**
     * What serves two members of an ensemble at once: every feature that one of them wants, and nothing dropped that one of them keeps.
     */
    public PreparationPlan and(PreparationPlan other) {
        Set<TextEncoding> both = EnumSet.copyOf(texts);
        both.addAll(other.texts);
        return new PreparationPlan(
                both,
                Math.max(categories, other.categories),
                missing || other.missing,
                Math.max(correlation, other.correlation),
                dropRepeats && other.dropRepeats);
    }

    /** Every setting as text, by key, sorted; {@link #with} takes each of them back. */
    public Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put(TEXTS, texts.stream().map(TextEncoding::text).collect(Collectors.joining("+")));
        settings.put(CATEGORIES, Integer.toString(categories));
        settings.put(MISSING, Boolean.toString(missing));
        settings.put(CORRELATION, Double.toString(correlation));
        settings.put(DROP_REPEATS, Boolean.toString(dropRepeats));
        return settings;
    }

    /**
     * The same plan with one setting changed.
     *
     * @param key {@code text}, {@code categories}, {@code missing}, {@code correlation} or {@code drop-repeats}
     * @param value as text; encodings are joined by {@code +}
     * @throws ConfigurationException CONF-125 for an unknown key, CONF-126 for a value that it does not take; each tells what is allowed
     */
    public PreparationPlan with(String key, String value) throws ConfigurationException {
        String text = value.strip().toLowerCase(Locale.ROOT);
        return switch (key.strip()) {
            case TEXTS -> withTexts(encodings(key, text));
            case CATEGORIES -> withCategories((int) number(key, text, LEAST_CATEGORIES, MOST_CATEGORIES, true));
            case MISSING -> withMissing(yesNo(key, text));
            case CORRELATION -> withCorrelation(number(key, text, LEAST_CORRELATION, 1, false));
            case DROP_REPEATS -> withDropRepeats(yesNo(key, text));
            default ->
                throw wrong(
                        "CONF-125",
                        "The preparation has no setting " + key + ".",
                        "The settings are " + String.join(", ", List.of(TEXTS, CATEGORIES, MISSING, CORRELATION))
                                + " and " + DROP_REPEATS + ".",
                        key);
        };
    }

    private static Set<TextEncoding> encodings(String key, String value) throws ConfigurationException {
        Set<TextEncoding> encodings = EnumSet.noneOf(TextEncoding.class);
        for (String word : value.split("\\+", -1)) {
            Optional<TextEncoding> encoding = TextEncoding.of(word.strip());
            encodings.add(encoding.orElseThrow(() -> wrong(
                    "CONF-126",
                    "Texts cannot be encoded as “" + word.strip() + "”.",
                    "The encodings are "
                            + Arrays.stream(TextEncoding.values())
                                    .map(TextEncoding::text)
                                    .collect(Collectors.joining(", "))
                            + "; several are joined by +.",
                    key)));
        }
        return encodings;
    }

    private static double number(String key, String value, double least, double most, boolean whole)
            throws ConfigurationException {
        double number;
        try {
            number = whole ? Integer.parseInt(value) : Double.parseDouble(value);
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        if (!(number >= least && number <= most)) {
            String range = whole ? (int) least + " to " + (int) most : least + " to " + most;
            throw wrong(
                    "CONF-126",
                    "The setting " + key + " of the preparation cannot be “" + value + "”.",
                    "It takes a " + (whole ? "whole " : "") + "number from " + range + ".",
                    key);
        }
        return number;
    }

    private static boolean yesNo(String key, String value) throws ConfigurationException {
        return switch (value) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default ->
                throw wrong(
                        "CONF-126",
                        "The setting " + key + " of the preparation cannot be “" + value + "”.",
                        "It takes true or false.",
                        key);
        };
    }

    private static ConfigurationException wrong(String code, String summary, String remedy, String key) {
        return new ConfigurationException(new Problem(code, summary, remedy, key));
    }
}
