package org.strayflow.detect;

import java.util.List;
import java.util.Locale;

/** What a classifier tells apart. */
public enum Target {
    /** Every kind of the labels that has a training row. */
    KINDS,
    /** Benign flows and attacks. */
    ATTACK;

    static final String KEY = "target";

    /** The name in settings. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Target of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    static Parameter parameter(Target value) {
        return Parameter.choice(
                KEY,
                "Tells apart",
                "Every kind of the labels (kinds), or only benign flows and attacks (attack), which is faster.",
                List.of(KINDS.text(), ATTACK.text()),
                value.text());
    }
}
