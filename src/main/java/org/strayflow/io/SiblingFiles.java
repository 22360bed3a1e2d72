package org.strayflow.io;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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

    /**
     * The files that had a file's name after another one and were renamed since, in the order in which they were last written. They are
     * known by what programs that rotate logs put behind the name: a number or a date.
     */
    static List<Path> rotatedAfter(Path file, Path earlier) throws IOException {
        Pattern rotated = Pattern.compile(Pattern.quote(String.valueOf(file.getFileName())) + "[.-][0-9][0-9.-]*");
        FileTime written = Files.getLastModifiedTime(earlier);
        Map<Path, FileTime> later = new LinkedHashMap<>();
        for (Path other : of(file)) {
            FileTime time = Files.getLastModifiedTime(other);
            boolean like = rotated.matcher(String.valueOf(other.getFileName())).matches();
            if (like && !Files.isSameFile(other, earlier) && time.compareTo(written) > 0) {
                later.put(other, time);
            }
        }
        return later.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }
}
