package org.strayflow.ui.view;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.strayflow.ui.vm.Dialogs;

/** The system's own file dialogs. They ask before a file is replaced, and remember the folder chosen last. */
public final class FileDialogs implements Dialogs {
    private final Window owner;
    private @Nullable File folder;

    /** Dialogs of a window. */
    public FileDialogs(Window owner) {
        this.owner = owner;
    }

    @Override
    public List<Path> chooseCapture() {
        FileChooser chooser = chooser("Open capture");
        chooser.getExtensionFilters()
                .addAll(List.of(
                        new FileChooser.ExtensionFilter(
                                "Flow records",
                                "*.csv",
                                "*.txt",
                                "*.tsv",
                                "*.log",
                                "*.json",
                                "*.labeled",
                                "*.binetflow",
                                "*.gz",
                                "*.zip",
                                "*.zst"),
                        new FileChooser.ExtensionFilter("All files", "*")));
        List<File> files = chooser.showOpenMultipleDialog(owner);
        if (files == null || files.isEmpty()) {
            return List.of();
        }
        folder = files.getFirst().getParentFile();
        return files.stream().map(File::toPath).toList();
    }

    @Override
    public Optional<Path> chooseLog() {
        FileChooser chooser = chooser("Follow a growing log");
        chooser.getExtensionFilters()
                .addAll(List.of(
                        new FileChooser.ExtensionFilter("Logs of flows", "*.log", "*.csv", "*.tsv", "*.txt", "*.json"),
                        new FileChooser.ExtensionFilter("All files", "*")));
        return remembered(chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> chooseFolder() {
        return chooseTargetFolder("Open folder");
    }

    @Override
    public Optional<Path> chooseTargetFolder(String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        File chosen = chooser.showDialog(owner);
        if (chosen == null) {
            return Optional.empty();
        }
        folder = chosen;
        return Optional.of(chosen.toPath());
    }

    @Override
    public Optional<Path> chooseModel() {
        FileChooser chooser = chooser("Open model");
        chooser.getExtensionFilters()
                .addAll(List.of(
                        new FileChooser.ExtensionFilter("Strayflow models", "*.sfm"),
                        new FileChooser.ExtensionFilter("All files", "*")));
        return remembered(chooser.showOpenDialog(owner));
    }

    @Override
    public Optional<Path> chooseTarget(String title, String suggestedName, String suffix) {
        FileChooser chooser = chooser(title);
        chooser.setInitialFileName(suggestedName);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*" + suffix, "*" + suffix));
        return remembered(chooser.showSaveDialog(owner));
    }

    @Override
    public Optional<Target> chooseTarget(String title, String baseName, List<FileKind> kinds) {
        FileChooser chooser = chooser(title);
        chooser.setInitialFileName(baseName + kinds.getFirst().suffix());
        Map<FileChooser.ExtensionFilter, FileKind> byFilter = new LinkedHashMap<>();
        for (FileKind kind : kinds) {
            byFilter.put(new FileChooser.ExtensionFilter(kind.title(), "*" + kind.suffix()), kind);
        }
        chooser.getExtensionFilters().addAll(byFilter.keySet());
        Optional<Path> chosen = remembered(chooser.showSaveDialog(owner));
        FileKind filter = byFilter.getOrDefault(chooser.getSelectedExtensionFilter(), kinds.getFirst());
        return chosen.map(file -> new Target(file, kindOf(file, kinds).orElse(filter)));
    }

    /** What the name says counts for more than the filter: who types another ending means it. */
    private static Optional<FileKind> kindOf(Path file, List<FileKind> kinds) {
        return kinds.stream()
                .filter(kind -> file.toString().endsWith(kind.suffix()))
                .findFirst();
    }

    @Override
    public Optional<Path> chooseForeignModel() {
        FileChooser chooser = chooser("Import model");
        chooser.getExtensionFilters()
                .addAll(List.of(
                        new FileChooser.ExtensionFilter("XGBoost models in JSON", "*.json"),
                        new FileChooser.ExtensionFilter("All files", "*")));
        return remembered(chooser.showOpenDialog(owner));
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        return chooser;
    }

    private Optional<Path> remembered(@Nullable File chosen) {
        if (chosen == null) {
            return Optional.empty();
        }
        folder = chosen.getParentFile();
        return Optional.of(chosen.toPath());
    }
}
