package org.strayflow.workspace;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.strayflow.flow.Role;
import org.strayflow.flow.TimeReading;
import org.strayflow.io.Dialect;
import org.strayflow.io.ReadOptions;
import org.strayflow.io.TextEncoding;

/**
 * What an analyst decided of how files are read, as plain values that can be kept in a file.
 *
 * @param encodings the encoding, if one was chosen
 * @param dialects the dialect, if one was chosen
 * @param layouts the layout's id, if one was chosen
 * @param roles what columns are for, by name; what it says of columns that a file lacks does not matter
 * @param times how timestamps are read that can be read in several ways
 */
public record ReadingChoices(
        List<TextEncoding> encodings,
        List<Dialect> dialects,
        List<String> layouts,
        Map<String, Role> roles,
        TimeReading times) {
    /** Copies everything. */
    public ReadingChoices {
        encodings = List.copyOf(encodings);
        dialects = List.copyOf(dialects);
        layouts = List.copyOf(layouts);
        roles = new TreeMap<>(roles);
    }

    /** The choices of some options. */
    public static ReadingChoices of(ReadOptions options) {
        Map<String, Role> roles = new TreeMap<>(options.roles());
        String label = options.labelColumn();
        if (label != null) {
            roles.put(label, Role.LABEL);
        }
        TextEncoding encoding = options.encoding();
        Dialect dialect = options.dialect();
        String layout = options.layout();
        return new ReadingChoices(
                encoding == null ? List.of() : List.of(encoding),
                dialect == null ? List.of() : List.of(dialect),
                layout == null ? List.of() : List.of(layout),
                roles,
                options.times());
    }

    /** The usual options with these choices, as far as they fit a file of these columns. */
    public ReadOptions forColumns(List<String> names) {
        Map<String, Role> known = new TreeMap<>(roles);
        known.keySet().retainAll(names);
        return ReadOptions.defaults()
                .withEncoding(encodings.isEmpty() ? null : encodings.getFirst())
                .withDialect(dialects.isEmpty() ? null : dialects.getFirst())
                .withLayout(layouts.isEmpty() ? null : layouts.getFirst())
                .withRoles(known)
                .withTimes(times);
    }
}
