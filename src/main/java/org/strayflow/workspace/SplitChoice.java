package org.strayflow.workspace;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.strayflow.eval.Split;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Problem;

/**
 * How labelled rows are to be divided into training, validation and test.
 *
 * @param method how; empty means by given test files where there are some, else by time within each kind where times are known, else
 *     stratified
 * @param testFiles files of the capture, or folders or archives of them, whose rows are the test; only with {@link Split.Method#FILE}
 * @param kinds kinds kept from training; only with {@link Split.Method#KIND}
 */
public record SplitChoice(Optional<Split.Method> method, List<Path> testFiles, List<String> kinds) {
    private static final String KIND = Split.Method.KIND.text();

    /** Copies the lists. */
    public SplitChoice {
        testFiles = List.copyOf(testFiles);
        kinds = List.copyOf(kinds);
    }

    /** What the capture suggests. */
    public static SplitChoice suggested() {
        return new SplitChoice(Optional.empty(), List.of(), List.of());
    }

    /** By a method that needs to know no more. */
    public static SplitChoice by(Split.Method method) {
        return new SplitChoice(Optional.of(method), List.of(), List.of());
    }

    /** With the rows of these files as the test. */
    public static SplitChoice ofTestFiles(List<Path> files) {
        return new SplitChoice(Optional.of(Split.Method.FILE), files, List.of());
    }

    /** The words that {@link #parse} knows, as a remedy. */
    public static String words() {
        return Arrays.stream(Split.Method.values())
                .filter(method -> method != Split.Method.NONE)
                .map(method -> method == Split.Method.KIND ? KIND + "=NAME,…" : method.text())
                .collect(Collectors.joining(", "));
    }

    /**
     * What {@code stratified}, {@code time}, {@code strict-time}, {@code file}, {@code day} or {@code kind=NAME,…} says.
     *
     * @throws ConfigurationException {@code CONF-202} when it says nothing of the kind
     */
    public static SplitChoice parse(String text) throws ConfigurationException {
        String word = text.strip();
        if (word.toLowerCase(Locale.ROOT).startsWith(KIND + "=")) {
            List<String> kinds = Stream.of(word.substring(KIND.length() + 1).split(",", -1))
                    .map(String::strip)
                    .filter(kind -> !kind.isEmpty())
                    .toList();
            if (!kinds.isEmpty()) {
                return new SplitChoice(Optional.of(Split.Method.KIND), List.of(), kinds);
            }
        }
        for (Split.Method method : Split.Method.values()) {
            boolean whole = method != Split.Method.NONE && method != Split.Method.KIND;
            if (whole && method.text().equalsIgnoreCase(word)) {
                return by(method);
            }
        }
        throw new ConfigurationException(
                Problem.of("CONF-202", "There is no split “" + text + "”.", "Say one of: " + words() + "."));
    }
}
