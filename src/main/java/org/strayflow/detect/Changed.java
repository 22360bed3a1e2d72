package org.strayflow.detect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.task.ConfigurationException;

/**
 * The values of a detector's settings with one of them changed.
 *
 * @param values as texts that their parameters have taken
 */
record Changed(Map<String, String> values) {
    /** Reads the new value as its parameter demands. */
    static Changed of(List<Parameter> parameters, String key, String value) throws ConfigurationException {
        Parameter changed = Parameter.find(parameters, key);
        Map<String, String> values = new HashMap<>();
        parameters.forEach(parameter -> values.put(parameter.key(), parameter.value()));
        values.put(
                key,
                switch (changed.kind()) {
                    case INTEGER -> Integer.toString(changed.parseInteger(value));
                    case NUMBER -> Double.toString(changed.parseNumber(value));
                    case CHOICE -> changed.parseChoice(value);
                    case YES_NO -> Boolean.toString(changed.parseYesNo(value));
                });
        return new Changed(values);
    }

    String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no setting " + key);
        }
        return value;
    }

    int integer(String key) {
        return Integer.parseInt(text(key));
    }

    double number(String key) {
        return Double.parseDouble(text(key));
    }

    boolean yes(String key) {
        return Boolean.parseBoolean(text(key));
    }
}
