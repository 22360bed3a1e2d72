package org.strayflow.io;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.strayflow.flow.TimeColumn;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.InputException;
import org.strayflow.task.LimitException;
import org.strayflow.task.Problem;

/** Every problem that this package tells of, in one place: IO-1xx of a file that cannot be used, IO-13x of writing, IO-2xx warnings. */
final class IoProblems {
    /** How many names a message shows. */
    private static final int LISTED = 20;

    private IoProblems() {}

    private static InputException input(String code, Path file, String summary, String remedy) {
        return new InputException(new Problem(code, summary, remedy, file.toString()));
    }

    static InputException noFiles() {
        return new InputException(Problem.of("IO-100", "No file was given.", "Choose at least one file of flows."));
    }

    static InputException isFolder(Path file) {
        return input("IO-102", file, "This is a folder.", "Choose the files in it.");
    }

    static InputException noTables(Path choice) {
        return input("IO-113", choice, "There is no table of flows in it.", "Choose a file that holds flows.");
    }

    static InputException changed(Path file) {
        return input(
                "IO-114",
                file,
                "The file was changed while it was read.",
                "Wait until it is complete, or copy it, and open it again.");
    }

    /** What a failure to open or read a file means. */
    static InputException reading(Path file, IOException cause) {
        Problem problem =
                switch (cause) {
                    case NoSuchFileException e ->
                        new Problem("IO-101", "There is no such file.", "Check the name.", file.toString());
                    case AccessDeniedException e ->
                        new Problem(
                                "IO-103",
                                "The file may not be read.",
                                "Ask for the permission to read it.",
                                file.toString());
                    default ->
                        new Problem(
                                "IO-104",
                                "Reading failed: " + reason(cause) + ".",
                                "Check the disk or the connection and open it again.",
                                file.toString());
                };
        return new InputException(problem, cause);
    }

    static InputException damaged(Path file, IOException cause) {
        return new InputException(
                new Problem(
                        "IO-108",
                        "The compressed file is cut short or damaged (" + reason(cause) + ").",
                        "Fetch or compress it again; nothing of it was used.",
                        file.toString()),
                cause);
    }

    static LimitException unpackLimit(Path file, long limit) {
        return new LimitException(new Problem(
                "IO-124",
                "Unpacked it has more than " + String.format(Locale.ROOT, "%,d", limit)
                        + " bytes: it may be made to fill the memory.",
                "If you trust it, raise the limit for unpacking and open it again.",
                file.toString()));
    }

    static LimitException tooManyFiles(Path file, int limit) {
        return new LimitException(new Problem(
                "IO-125",
                "With this file there are more than " + limit + " files.",
                "Choose a folder or an archive with fewer files.",
                file.toString()));
    }

    static InputException empty(Path file) {
        return input("IO-105", file, "The file is empty.", "Choose a file that holds flows.");
    }

    static InputException headerOnly(Path file) {
        return input("IO-106", file, "The file has a header but no flows.", "Choose a file that holds flows.");
    }

    static InputException noFlowEvents(Path file, long events) {
        return input(
                "IO-106",
                file,
                "None of its " + events + " events is a flow.",
                "Switch the logging of flows on in Suricata, or choose another file.");
    }

    static LimitException tooManyNames(Path file, int names, int limit) {
        return new LimitException(new Problem(
                "IO-122",
                "Its records have " + names + " different names; at most " + limit + " columns are read.",
                "Leave out what is no flow, or names that change from record to record.",
                file.toString()));
    }

    static InputException notText(Path file, String what, String remedy) {
        return input("IO-107", file, what, remedy);
    }

    static InputException brokenHeader(Path file) {
        return input(
                "IO-109",
                file,
                "The first line cannot be read as a header: a quote is not closed, or it is not valid UTF-8.",
                "Correct the first line, or save the table as UTF-8.");
    }

    static InputException otherLayout(Path file, Path first, String difference) {
        return input(
                "IO-110",
                file,
                "It has not the columns of " + first.getFileName() + ": " + difference + ".",
                "Open it by itself, or choose files of one layout.");
    }

    static InputException nothingRead(Path file, long rejected, Reject first) {
        String place = first.column() == null ? "" : " in column " + first.column();
        return input(
                "IO-111",
                file,
                (rejected == 1
                                ? "The only record could not be read, in line "
                                : "None of the " + rejected + " records could be read; the first, in line ")
                        + first.line() + place + ": "
                        + first.reason() + ".",
                "Check the separator and the number of fields a line.");
    }

    static ConfigurationException noLabelColumn(Path file, String name, List<String> columns) {
        return new ConfigurationException(new Problem(
                "IO-112",
                "There is no column " + name + " to take labels from.",
                "Choose one of: " + String.join(", ", columns) + ".",
                file.toString()));
    }

    static ConfigurationException noColumn(Path file, String name, List<String> columns) {
        return new ConfigurationException(new Problem(
                "IO-115",
                "There is no column " + name + ".",
                "Choose one of: " + String.join(", ", columns) + ".",
                file.toString()));
    }

    static ConfigurationException noLayout(String id, List<String> ids) {
        return new ConfigurationException(new Problem(
                "IO-116", "No layout is called " + id + ".", "Choose one of: " + String.join(", ", ids) + ".", id));
    }

    static InputException notOfLayout(Path file, String id) {
        return input(
                "IO-117",
                file,
                "The file has not the columns of the layout " + id + ".",
                "Let the layout be recognised.");
    }

    static LimitException recordTooLong(Path file, long byteOffset, int limit) {
        return new LimitException(new Problem(
                "IO-121",
                "The record at byte " + byteOffset + " is longer than " + (limit >> 20)
                        + " MiB; most likely a quote is never closed.",
                "Correct that line and open the file again.",
                file.toString()));
    }

    static LimitException fieldTooLong(Path file, long byteOffset, int limit) {
        return new LimitException(new Problem(
                "IO-126",
                "The record at byte " + byteOffset + " has a field of more than " + (limit >> 20)
                        + " MiB; most likely a quote is never closed.",
                "Correct that line and open the file again.",
                file.toString()));
    }

    static LimitException tooManyColumns(Path file, int columns, int limit) {
        return new LimitException(new Problem(
                "IO-122",
                "The first line has " + columns + " fields; at most " + limit + " are read.",
                "Check the separator, or cut the table.",
                file.toString()));
    }

    static LimitException tooManyRows(Path file) {
        return new LimitException(new Problem(
                "IO-123",
                "With this file there are more than " + Integer.MAX_VALUE + " flows.",
                "Open fewer files at once.",
                file.toString()));
    }

    static InputException targetExists(Path target) {
        return input("IO-131", target, "The file exists.", "Choose another name, or say that it may be overwritten.");
    }

    static InputException targetIsFolder(Path target) {
        return input("IO-132", target, "This is a folder.", "Choose the name of a file.");
    }

    /** A device, a pipe or a socket: moving a file there would take its place. */
    static InputException targetIsNoFile(Path target) {
        return input("IO-137", target, "This is not an ordinary file.", "Choose the name of a file.");
    }

    static InputException noFolder(Path target) {
        return input("IO-133", target, "The folder to write to does not exist.", "Create it, or choose another.");
    }

    /** What a failure to write a file means. */
    static InputException writing(Path target, IOException cause) {
        String text = reason(cause).toLowerCase(Locale.ROOT);
        Path folder = target.toAbsolutePath().getParent();
        if (cause instanceof FileAlreadyExistsException) {
            return targetExists(target);
        }
        if (cause instanceof NoSuchFileException && folder != null && !Files.isDirectory(folder)) {
            return noFolder(target);
        }
        if (cause instanceof AccessDeniedException || text.contains("read-only") || text.contains("not permitted")) {
            return new InputException(
                    new Problem(
                            "IO-134",
                            "Nothing may be written there.",
                            "Choose another folder, or ask for the permission to write.",
                            target.toString()),
                    cause);
        }
        if (text.contains("no space left") || text.contains("not enough space") || text.contains("quota")) {
            return new InputException(
                    new Problem(
                            "IO-135",
                            "The disk is full.",
                            "Make room or choose another disk; nothing was left behind.",
                            target.toString()),
                    cause);
        }
        return new InputException(
                new Problem(
                        "IO-136", "Writing failed: " + reason(cause) + ".", "Choose another place.", target.toString()),
                cause);
    }

    static Problem readAgain(List<String> columns) {
        return new Problem(
                "IO-201",
                "More than a stray cell is no number, so the column is read as text; the files were read a second time.",
                "",
                String.join(", ", columns));
    }

    static Problem lateColumns(List<String> columns) {
        return new Problem(
                "IO-204",
                "These columns appear only behind the first records; the files were read a second time.",
                "",
                String.join(", ", columns.subList(0, Math.min(LISTED, columns.size())))
                        + (columns.size() > LISTED ? " and " + (columns.size() - LISTED) + " more" : ""));
    }

    static Problem encodingGuessed(Path file, TextEncoding encoding) {
        return new Problem(
                "IO-211",
                "The text is no UTF-8 and was read as " + encoding.title() + ".",
                "If letters look wrong, choose its encoding.",
                file.toString());
    }

    static Problem noUtf8(Path file) {
        return new Problem(
                "IO-213",
                "Records were rejected because they hold bytes that are no UTF-8.",
                "If the file is of another encoding, choose it and open the file again.",
                file.toString());
    }

    static Problem strayQuotes(String file) {
        return new Problem(
                "IO-216",
                "Quotes stand inside fields that do not begin with one; they were read as they stand.",
                "Check the text columns; where quotes have no meaning, choose a dialect without them.",
                file);
    }

    static Problem leftOut(Path choice, int taken, List<Path> left, int shown) {
        String names = String.join(
                ", ",
                left.stream().limit(shown).map(path -> leftName(choice, path)).toList());
        String more = left.size() > shown ? " and " + (left.size() - shown) + " more" : "";
        return new Problem(
                "IO-212",
                "Of " + (taken + left.size()) + " files " + left.size()
                        + " were left out, for they are no tables or have" + " other columns: " + names + more + ".",
                "Open them by themselves.",
                choice.toString());
    }

    private static String leftName(Path choice, Path left) {
        return left.startsWith(choice) ? choice.relativize(left).toString() : left.toString();
    }

    static Problem decimalComma(Path file, List<String> columns) {
        return new Problem(
                "IO-214",
                "Numbers have a decimal comma and are read as text: " + String.join(", ", columns) + ".",
                "Export the table with decimal points.",
                file.toString());
    }

    static Problem timesUnclear(TimeColumn times) {
        String order =
                times.isOrderClear() ? "" : " Day and month may stand in either order; the day is taken to be first.";
        String clock = times.isClockClear() ? "" : " Hours may lack AM and PM; they are taken as written.";
        return new Problem(
                "IO-215",
                "Timestamps of " + times.name() + " can be read in several ways." + order + clock,
                "Choose how they are to be read.",
                times.text(0));
    }

    static Problem noHeader(Path file) {
        return new Problem(
                "IO-202",
                "The file has no header; its columns are named column 1, column 2 and so on.",
                "",
                file.toString());
    }

    private static String reason(IOException cause) {
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
