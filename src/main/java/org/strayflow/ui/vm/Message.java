package org.strayflow.ui.vm;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/**
 * Something to tell the analyst.
 *
 * @param tone how it is meant
 * @param text one or two sentences
 * @param more all of it, with what to do, where the text is only what happened; empty where the text is all
 * @param details what <em>Copy details</em> copies; empty when there is nothing more to say
 */
public record Message(Tone tone, String text, String more, String details) {
    /** How a message is meant. */
    public enum Tone {
        /** Something went as wished. */
        INFO,
        /** Something deserves attention. */
        WARNING,
        /** Something went wrong. */
        ERROR
    }

    /** Good news. */
    public static Message info(String text) {
        return info(text, "");
    }

    /** Good news with something to copy. */
    static Message info(String text, String details) {
        return new Message(Tone.INFO, text, "", details);
    }

    /** A warning in words. */
    public static Message warning(String text) {
        return new Message(Tone.WARNING, text, "", "");
    }

    /** All warnings of a job, in their order: what happened in a line each, and what to do for those who ask. */
    static Message warnings(List<Problem> problems) {
        String brief = lines(problems, problem -> place(problem) + problem.summary());
        String whole = lines(problems, Message::words);
        return new Message(Tone.WARNING, brief, whole.equals(brief) ? "" : whole, lines(problems, Problem::oneLine));
    }

    private static String lines(List<Problem> problems, Function<Problem, String> words) {
        return problems.stream().map(words).collect(Collectors.joining("\n"));
    }

    /** A problem. */
    public static Message problem(Problem problem) {
        return new Message(Tone.ERROR, words(problem), "", problem.oneLine());
    }

    /** A problem with what was thrown, of which a bug report needs the trace. */
    public static Message problem(Problem problem, Throwable cause) {
        if (cause instanceof StrayflowException) {
            return problem(problem);
        }
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return new Message(Tone.ERROR, words(problem), "", problem.oneLine() + "\n" + trace);
    }

    private static String words(Problem problem) {
        return place(problem) + problem.summary() + (problem.remedy().isEmpty() ? "" : " " + problem.remedy());
    }

    private static String place(Problem problem) {
        return problem.where() == null ? "" : problem.where() + ": ";
    }
}
