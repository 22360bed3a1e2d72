package org.strayflow.detect;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Problem;

/**
 * One setting of a detector, as a form or the command line needs it.
 *
 * @param key the name on the command line
 * @param title the label in a form
 * @param help one or two sentences
 * @param kind what values it takes
 * @param min smallest value allowed; 0 for yes or no and for a choice
 * @param max largest value allowed; 1 for yes or no, 0 for a choice
 * @param options the texts of a choice; empty for the other kinds
 * @param value the present value as text
 * @param group the title of the member of an ensemble that it is of; empty for a setting of the detector itself
 */
public record Parameter(
        String key,
        String title,
        String help,
        Kind kind,
        double min,
        double max,
        List<String> options,
        String value,
        String group) {
    /** What values a setting takes. */
    public enum Kind {
        /** A whole number. */
        INTEGER,
        /** A number. */
        NUMBER,
        /** One of a few texts. */
        CHOICE,
        /** {@code true} or {@code false}. */
        YES_NO
    }

    /** Copies the list. */
    public Parameter {
        options = List.copyOf(options);
    }

    /** A setting of the detector itself. */
    public Parameter(
            String key,
            String title,
            String help,
            Kind kind,
            double min,
            double max,
            List<String> options,
            String value) {
        this(key, title, help, kind, min, max, options, value, "");
    }

    /** A whole number in {@code min..max}. */
    static Parameter integer(String key, String title, String help, int min, int max, int value) {
        return new Parameter(key, title, help, Kind.INTEGER, min, max, List.of(), Integer.toString(value));
    }

    /** A number in {@code min..max}. */
    static Parameter number(String key, String title, String help, double min, double max, double value) {
        return new Parameter(key, title, help, Kind.NUMBER, min, max, List.of(), Double.toString(value));
    }

    /** One of the options. */
    static Parameter choice(String key, String title, String help, List<String> options, String value) {
        return new Parameter(key, title, help, Kind.CHOICE, 0, 0, options, value);
    }

    /** Yes or no. */
    static Parameter yesNo(String key, String title, String help, boolean value) {
        return new Parameter(key, title, help, Kind.YES_NO, 0, 1, List.of(), Boolean.toString(value));
    }

    /** The same setting of a member of an ensemble: its key begins with the member's. */
    Parameter of(String member, String memberTitle) {
        return new Parameter(member + "." + key, title, help, kind, min, max, options, value, memberTitle);
    }

    /** The one of the parameters that has the key. */
    static Parameter find(List<Parameter> parameters, String key) throws ConfigurationException {
        for (Parameter parameter : parameters) {
            if (parameter.key.equals(key)) {
                return parameter;
            }
        }
        List<String> keys = parameters.stream().map(Parameter::key).toList();
        throw wrong(
                "CONF-101",
                "There is no setting " + key + ".",
                "The settings are " + String.join(", ", keys) + ".",
                key);
    }

    /**
     * For the constructors of specs.
     *
     * @throws IllegalArgumentException when the present number is out of range
     */
    void check() {
        double number = kind == Kind.INTEGER || kind == Kind.NUMBER ? Double.parseDouble(value) : min;
        if (!(number >= min && number <= max)) {
            throw new IllegalArgumentException(key + ": " + value);
        }
    }

    /** Reads a text as a whole number in range. */
    int parseInteger(String text) throws ConfigurationException {
        int number;
        try {
            number = Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw wrong("CONF-102", title + " cannot be \"" + text + "\".", range(), key);
        }
        if (number < min || number > max) {
            throw wrong("CONF-103", title + " cannot be " + number + ".", range(), key);
        }
        return number;
    }

    /** Reads a text as a number in range. */
    double parseNumber(String text) throws ConfigurationException {
        double number;
        try {
            number = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw wrong("CONF-102", title + " cannot be \"" + text + "\".", range(), key);
        }
        if (!(number >= min && number <= max)) {
            throw wrong("CONF-103", title + " cannot be " + number + ".", range(), key);
        }
        return number;
    }

    /** Reads a text as one of the options. */
    String parseChoice(String text) throws ConfigurationException {
        String option = text.strip().toLowerCase(Locale.ROOT);
        if (!options.contains(option)) {
            throw wrong("CONF-102", title + " cannot be \"" + text + "\".", range(), key);
        }
        return option;
    }

    /** Reads a text as yes or no. */
    boolean parseYesNo(String text) throws ConfigurationException {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "1" -> true;
            case "false", "no", "off", "0" -> false;
            default -> throw wrong("CONF-102", title + " cannot be \"" + text + "\".", range(), key);
        };
    }

    /** What is allowed, as a sentence. */
    public String range() {
        return switch (kind) {
            case INTEGER ->
                String.format(Locale.ROOT, "It takes a whole number from %,d to %,d.", (int) min, (int) max);
            case NUMBER -> "It takes a number from " + plain(min) + " to " + plain(max) + ".";
            case CHOICE -> "It takes " + String.join(", ", options) + ".";
            case YES_NO -> "It takes true or false.";
        };
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static ConfigurationException wrong(String code, String summary, String remedy, String key) {
        return new ConfigurationException(new Problem(code, summary, remedy, key));
    }
}
