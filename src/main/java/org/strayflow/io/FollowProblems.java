package org.strayflow.io;

import java.nio.file.Path;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.InputException;
import org.strayflow.task.LimitException;
import org.strayflow.task.Problem;

/** What can go wrong while a file is followed, in words. */
final class FollowProblems {
    private FollowProblems() {}

    static InputException packed(Path file) {
        return new InputException(new Problem(
                "IO-141",
                "This file is packed, so nothing can be written behind its end.",
                "Follow the log before it is packed; strayflow score reads packed files.",
                file.toString()));
    }

    static InputException otherEncoding(Path file) {
        return new InputException(
                new Problem("IO-142", "This file is UTF-16.", "Only UTF-8 can be followed.", file.toString()));
    }

    static ConfigurationException encodingChosen(TextEncoding encoding) {
        return new ConfigurationException(new Problem(
                "CONF-241",
                "A file in " + encoding.title() + " cannot be followed.",
                "Only UTF-8 can be followed.",
                "--encoding"));
    }

    static InputException noFile(Path file) {
        return new InputException(new Problem(
                "IO-143", "This is no file that can grow.", "Follow a CSV file or a log of Zeek.", file.toString()));
    }

    static InputException noFolder(Path file) {
        return new InputException(new Problem(
                "IO-144", "The folder of this file does not exist.", "Check the path for a typo.", file.toString()));
    }

    static LimitException noFlows(Path file, int bytes) {
        return new LimitException(new Problem(
                "IO-145",
                "There is no flow and no header in the first " + bytes / 1024 + " KiB.",
                "Follow a CSV file with a header or a log of connections.",
                file.toString()));
    }
}
