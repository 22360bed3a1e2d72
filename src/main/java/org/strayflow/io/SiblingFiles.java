package org.strayflow.io;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files beside a file. */
final class SiblingFiles {
    private SiblingFiles() {}

    /** Those of its folder that are not it, sorted by name; none when the folder cannot be read. */
    static List<Path> of(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        List<Path> others = new ArrayList<>();
        if (folder == null || !Files.isReadable(folder) || !Files.isDirectory(folder)) {
            return others;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                boolean other = !String.valueOf(entry.getFileName()).equals(String.valueOf(file.getFileName()));
                if (other && Files.isRegularFile(entry)) {
                    others.add(entry);
                }
            }
        }
        others.sort(null);
        return others;
    }
}
