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
    private static final int BRIEF_LINES = 4;
    private static final int MOST_LINES = 8;

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
        String brief = lines(problems, BRIEF_LINES, problem -> place(problem) + problem.summary());
        String whole = lines(problems, MOST_LINES, Message::words);
        return new Message(
                Tone.WARNING,
                brief,
                whole.equals(brief) ? "" : whole,
                lines(problems, problems.size(), Problem::oneLine));
    }

    /** This message with the warnings of the job that it is of. */
    Message and(List<Problem> problems) {
        Message others = warnings(problems);
        return new Message(
                others.tone,
                text + "\n" + others.text,
                others.more.isEmpty() ? "" : text + "\n" + others.more,
                details.isEmpty() ? others.details : details + "\n" + others.details);
    }

    /** A line each, the first of them: a message must leave room for what it is about. */
    private static String lines(List<Problem> problems, int most, Function<Problem, String> words) {
        String first = problems.stream().limit(most).map(words).collect(Collectors.joining("\n"));
        int others = problems.size() - most;
        return others <= 0 ? first : first + "\nand " + Formats.counted(others, "warning", "warnings") + " more";
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
