package org.strayflow.ui.vm;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/**
 * Something to tell the analyst.
 *
 * @param tone how it is meant
 * @param text one or two sentences
 * @param details what <em>Copy details</em> copies; empty when there is nothing more to say
 */
public record Message(Tone tone, String text, String details) {
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
        return new Message(Tone.INFO, text, "");
    }

    /** A warning in words. */
    public static Message warning(String text) {
        return new Message(Tone.WARNING, text, "");
    }

    /** A warning of a job. */
    public static Message warning(Problem problem) {
        return new Message(Tone.WARNING, words(problem), problem.oneLine());
    }

    /** A problem. */
    public static Message problem(Problem problem) {
        return new Message(Tone.ERROR, words(problem), problem.oneLine());
    }

    /** A problem with what was thrown, of which a bug report needs the trace. */
    public static Message problem(Problem problem, Throwable cause) {
        if (cause instanceof StrayflowException) {
            return problem(problem);
        }
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return new Message(Tone.ERROR, words(problem), problem.oneLine() + "\n" + trace);
    }

    private static String words(Problem problem) {
        String place = problem.where() == null ? "" : problem.where() + ": ";
        return place + problem.summary() + (problem.remedy().isEmpty() ? "" : " " + problem.remedy());
    }
}
