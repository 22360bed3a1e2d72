package org.strayflow.workspace;

import java.util.Locale;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Problem;

/** Which of the training partition's rows a detector is fitted on. */
public enum TrainOn {
    /** Rows labelled as benign: what is unlike them scores high. Needs labels. */
    BENIGN("benign rows"),
    /** All rows: right only where attacks are rare, for they become part of what is normal. */
    ALL("all rows");

    private final String title;

    TrainOn(String title) {
        this.title = title;
    }

    /** The words shown to an analyst. */
    public String title() {
        return title;
    }

    /** The word of the command line and of model files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The choice of a word.
     *
     * @throws ConfigurationException {@code CONF-201} for any other word
     */
    public static TrainOn parse(String text) throws ConfigurationException {
        for (TrainOn choice : values()) {
            if (choice.text().equals(text.strip().toLowerCase(Locale.ROOT))) {
                return choice;
            }
        }
        throw new ConfigurationException(
                Problem.of("CONF-201", "There is no way to train on “" + text + "”.", "Say benign or all."));
    }
}
