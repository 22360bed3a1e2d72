package org.strayflow.ui.vm;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the window asks the analyst, in plain types. Called on the window's thread; waits for the answer. */
public interface Dialogs {
    /** Which files to open as a capture; empty when none. */
    List<Path> chooseCapture();

    /** Which log to follow. */
    default Optional<Path> chooseLog() {
        return chooseCapture().stream().findFirst();
    }

    /** Which folder to open with all its files as one capture. */
    Optional<Path> chooseFolder();

    /**
     * Which folder to write to.
     *
     * @param title what is written: {@code "Export runs for MLflow"}
     */
    default Optional<Path> chooseTargetFolder(String title) {
        return chooseFolder();
    }

    /** Which model file to open. */
    Optional<Path> chooseModel();

    /**
     * Where to save a file. The answer may be a file that is there only if the analyst agreed to replace it.
     *
     * @param title what is saved: {@code "Save model"}
     * @param suggestedName a file name
     * @param suffix what the name ends with, {@code ".csv"}
     */
    Optional<Path> chooseTarget(String title, String suggestedName, String suffix);

    /**
     * A kind of file that may be written.
     *
     * @param title of what such a file holds: {@code "ONNX model"}
     * @param suffix what its name ends with, {@code ".onnx"}
     */
    record FileKind(String title, String suffix) {}

    /**
     * Where to save, and as what.
     *
     * @param file the file
     * @param kind the kind chosen
     */
    record Target(Path file, FileKind kind) {}

    /**
     * Where to save a file of one of several kinds; see the other one.
     *
     * @param baseName a file name without suffix
     * @param kinds what it may be, at least one
     */
    default Optional<Target> chooseTarget(String title, String baseName, List<FileKind> kinds) {
        FileKind first = kinds.getFirst();
        return chooseTarget(title, baseName + first.suffix(), first.suffix()).map(file -> new Target(file, first));
    }

    /** Which model file of another program to import. */
    default Optional<Path> chooseForeignModel() {
        return chooseModel();
    }

    /** Dialogs where nobody is there to be asked: nothing is ever chosen. */
    static Dialogs nobody() {
        return new Dialogs() {
            @Override
            public List<Path> chooseCapture() {
                return List.of();
            }

            @Override
            public Optional<Path> chooseFolder() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> chooseModel() {
                return Optional.empty();
            }

            @Override
            public Optional<Path> chooseTarget(String title, String suggestedName, String suffix) {
                return Optional.empty();
            }
        };
    }
}
