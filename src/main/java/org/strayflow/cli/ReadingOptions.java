package org.strayflow.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Role;
import org.strayflow.flow.TimeReading;
import org.strayflow.io.Dialect;
import org.strayflow.io.ReadOptions;
import org.strayflow.io.TextEncoding;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Problem;
import picocli.CommandLine.Option;

/** What is to be taken for given of the files instead of being found out. */
final class ReadingOptions {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*([KMGT]?)I?B?");
    private static final String UNITS = "KMGT";

    @Option(names = "--layout", paramLabel = "ID", description = "The layout, instead of recognising it.")
    private @Nullable String layout;

    @Option(
            names = "--separator",
            paramLabel = "CHARACTER",
            description = "What stands between fields; tab for the tabulator.")
    private @Nullable String separator;

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "How the text is encoded: UTF-8, UTF-16LE, UTF-16BE or Windows-1252.")
    private @Nullable String encoding;

    @Option(
            names = "--role",
            paramLabel = "COLUMN=ROLE",
            description = "What a column is for: feature, label, identifier, address, port, time or ignored.")
    private Map<String, String> roles = new LinkedHashMap<>();

    @Option(
            names = "--unpack-limit",
            paramLabel = "SIZE",
            description = "How much a packed file may unpack to, as 20G; usually 256M or 100 times the packed size.")
    private @Nullable String unpackLimit;

    @Option(
            names = "--day-order",
            paramLabel = "day|month",
            description = "Which of two numbers before a year is first, where timestamps do not tell.")
    private @Nullable String dayOrder;

    @Option(
            names = "--clock",
            paramLabel = "as-written|working-hours",
            description = "What hours without AM or PM mean: themselves, or 1 to 7 after noon.")
    private @Nullable String clock;

    /**
     * The options with what was given.
     *
     * @throws ConfigurationException when a name is not known
     */
    ReadOptions applied(ReadOptions options) throws ConfigurationException {
        ReadOptions read = options.withLayout(layout).withRoles(roles()).withTimes(times());
        read = separator == null ? read : read.withDialect(Dialect.csv(separator(separator)));
        read = encoding == null ? read : read.withEncoding(encoding(encoding));
        return unpackLimit == null ? read : read.withUnpackLimit(bytes(unpackLimit, "--unpack-limit"));
    }

    private Map<String, Role> roles() throws ConfigurationException {
        Map<String, Role> known = new LinkedHashMap<>();
        for (Map.Entry<String, String> entry : roles.entrySet()) {
            known.put(entry.getKey(), role(entry.getValue()));
        }
        if (known.values().stream().filter(role -> role == Role.LABEL).count() > 1) {
            throw wrong("--role", "Only one column can be the label.", "Name one.");
        }
        return known;
    }

    private TimeReading times() throws ConfigurationException {
        TimeReading.Order order =
                switch (dayOrder == null ? "" : dayOrder) {
                    case "" -> TimeReading.Order.AS_FOUND;
                    case "day" -> TimeReading.Order.DAY_FIRST;
                    case "month" -> TimeReading.Order.MONTH_FIRST;
                    default ->
                        throw wrong("--day-order", "“" + dayOrder + "” is no order of dates.", "Say day or month.");
                };
        TimeReading.Clock hours =
                switch (clock == null ? "" : clock) {
                    case "", "as-written" -> TimeReading.Clock.AS_WRITTEN;
                    case "working-hours" -> TimeReading.Clock.WORKING_HOURS;
                    default ->
                        throw wrong("--clock", "“" + clock + "” is no clock.", "Say as-written or working-hours.");
                };
        return new TimeReading(order, hours);
    }

    private static Role role(String title) throws ConfigurationException {
        for (Role role : Role.values()) {
            if (role.title().equalsIgnoreCase(title.strip())) {
                return role;
            }
        }
        String all = Arrays.stream(Role.values()).map(Role::title).collect(Collectors.joining(", "));
        throw wrong("--role", "There is no role “" + title + "”.", "Say one of: " + all + ".");
    }

    private static char separator(String text) throws ConfigurationException {
        String named = text.equalsIgnoreCase("tab") || text.equals("\\t") ? "\t" : text;
        if (named.length() != 1 || named.charAt(0) > '~' || named.charAt(0) == '"') {
            throw wrong("--separator", "“" + text + "” is no separator.", "Say one character, or tab.");
        }
        return named.charAt(0);
    }

    private static TextEncoding encoding(String name) throws ConfigurationException {
        for (TextEncoding each : TextEncoding.values()) {
            if (plain(each.title()).equals(plain(name))) {
                return each;
            }
        }
        String all =
                Arrays.stream(TextEncoding.values()).map(TextEncoding::title).collect(Collectors.joining(", "));
        throw wrong("--encoding", "There is no encoding “" + name + "” here.", "Say one of: " + all + ".");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** A number of bytes as {@code 20G}, the value of an option. */
    static long bytes(String size, String option) throws ConfigurationException {
        Matcher matcher = SIZE.matcher(size.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0) {
            throw wrong(option, "“" + size + "” is no size.", "Say for example 20G.");
        }
        String unit = matcher.group(2);
        return Long.parseLong(matcher.group(1)) << (unit.isEmpty() ? 0 : 10 * (UNITS.indexOf(unit) + 1));
    }

    private static ConfigurationException wrong(String option, String summary, String remedy) {
        return new ConfigurationException(new Problem("CONF-205", summary, remedy, option));
    }
}
