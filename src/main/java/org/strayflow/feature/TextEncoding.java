package org.strayflow.feature;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a column of texts becomes numbers. */
public enum TextEncoding {
    /**
     * One feature a column: how rare the text is, −ln(its share of the training rows). Missing counts as a text of its own, and a text
     * that no training row had is as rare as one row in n + 1. What distances and novelty detectors want.
     */
    RARITY,
    /**
     * One feature a text, named {@code column=text}: 1 where the row has it, otherwise 0. A text that no training row had is 0 in all of
     * them. What linear models and trees of classifiers want.
     */
    ONE_HOT,
    /** One feature a column: the place of the text among the sorted texts of the training rows, from 0; −1 for any other text. */
    ORDINAL;

    /** The word for it on the command line and in model files: {@code one-hot}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The encoding of a word; empty for any other word. */
    static Optional<TextEncoding> of(String text) {
        return Arrays.stream(values())
                .filter(encoding -> encoding.text().equals(text))
                .findFirst();
    }
}
