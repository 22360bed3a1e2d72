package org.strayflow.architecture;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What every source file keeps: its measure, what it catches, what a package says of itself. Each gives the offences, one a line. */
final class SourceRules {
    /** A file has fewer lines. */
    static final int FILE_LINES = 400;

    /** A method has fewer lines. */
    static final int METHOD_LINES = 50;

    /** The boundary classes: the only ones that may catch everything, one in each of at most three rooms. */
    static final List<String> BOUNDARIES = List.of("org/strayflow/task/JobRunner.java");

    private static final Set<String> BROAD = Set.of("Exception", "Throwable", "RuntimeException", "Error");
    private static final Pattern DOCUMENTATION = Pattern.compile("(?s)\\A/\\*\\*(.*?)\\*/.*");
    private static final Pattern SENTENCE = Pattern.compile("[.;]\\s");

    private SourceRules() {}

    /** The file is too long. */
    static List<String> tooLong(SourceFile file) {
        return file.lines() < FILE_LINES ? List.of() : List.of(file.name() + ": " + file.lines() + " lines");
    }

    /** Methods that are too long. */
    static List<String> longMethods(SourceFile file) {
        return file.methods().stream()
                .filter(method -> method.lines() >= METHOD_LINES)
                .map(method -> place(file, method) + method.what() + " has " + method.lines() + " lines")
                .toList();
    }

    /** Catch clauses that take everything, outside the boundary classes. */
    static List<String> broadCatches(SourceFile file) {
        return file.catches().stream()
                .filter(clause -> BROAD.contains(clause.what()) && !BOUNDARIES.contains(file.name()))
                .map(clause -> place(file, clause) + "catches " + clause.what())
                .toList();
    }

    /** Types, methods and constants that other packages see and that say nothing of themselves. */
    static List<String> undocumented(SourceFile file) {
        return file.undocumented().stream()
                .map(part -> place(file, part) + part.what() + " has no documentation")
                .toList();
    }

    /** A package-info that does not say in two sentences what lives in the package and which type to read first. */
    static List<String> mutePackage(SourceFile file) {
        if (!file.name().endsWith("package-info.java")) {
            return List.of();
        }
        Matcher matcher = DOCUMENTATION.matcher(file.text());
        String says = matcher.matches() ? matcher.group(1) : "";
        boolean speaks =
                says.contains("{@link ") && SENTENCE.matcher(says).results().count() >= 2;
        return speaks ? List.of() : List.of(file.name() + ": says too little");
    }

    private static String place(SourceFile file, SourceFile.Part part) {
        return file.name() + ":" + part.line() + ": ";
    }
}
