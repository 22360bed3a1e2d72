package org.strayflow.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A zip archive with tables in it. A table there has a path like any other: that of the archive and below it the name of the entry,
 * {@code days.zip/week/monday.csv}, so that it can be named on the command line and remembered in a project. Nothing is unpacked to the
 * disk.
 */
final class Archive implements Closeable {
    private static final int MAGIC = 4;
    private static final String MAC_RESOURCES = "__MACOSX";

    private final Path file;
    private final ZipFile zip;
    private final Map<Path, ZipEntry> entries = new LinkedHashMap<>();

    private Archive(Path file, ZipFile zip) throws DamagedException {
        this.file = file;
        this.zip = zip;
        for (ZipEntry entry : zip.stream().toList()) {
            if (isTable(entry) && entries.put(pathOf(file, entry.getName()), entry) != null) {
                throw new DamagedException("two of its files are called " + entry.getName());
            }
        }
    }

    /**
     * Opens an archive.
     *
     * @throws IOException when it is none, is damaged or encrypted, or cannot be read
     */
    static Archive open(Path file) throws IOException {
        ZipFile zip = zipFile(file);
        try {
            return new Archive(file, zip);
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile zipFile(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            if (reason.contains("encrypted")) {
                throw new DamagedException("it is encrypted");
            }
            if (reason.contains("bad entry name")) {
                // Older packers write names in the code page of their machine; the names are only shown.
                return new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
            }
            throw new DamagedException(
                    reason.contains("compression method") ? "it is packed with an unusual method" : reason);
        }
    }

    /** Whether a file begins like a zip archive, an empty one included. */
    static boolean isArchive(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(MAGIC);
            return first.length == MAGIC
                    && first[0] == 'P'
                    && first[1] == 'K'
                    && ((first[2] == 3 && first[3] == 4) || (first[2] == 5 && first[3] == 6));
        }
    }

    /**
     * The archive that a path leads into; {@code null} when it leads into none.
     *
     * @throws NoSuchFileException when it leads into another file
     */
    static @Nullable Path above(Path table) throws IOException {
        if (Files.exists(table)) {
            return null;
        }
        Path parent = table.getParent();
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        if (parent == null || Files.isDirectory(parent)) {
            return null;
        }
        if (!isArchive(parent)) {
            throw new NoSuchFileException(table.toString());
        }
        return parent;
    }

    private static boolean isTable(ZipEntry entry) {
        String name = entry.getName();
        String last = name.substring(name.lastIndexOf('/') + 1);
        return !entry.isDirectory() && entry.getSize() != 0 && !last.startsWith(".") && !name.startsWith(MAC_RESOURCES);
    }

    /** A path below the archive's that shows the entry's name; it never leads out of the archive. */
    private static Path pathOf(Path archive, String name) {
        Path path = archive;
        for (String part : name.split("[/\\\\]", -1)) {
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            path = path.resolve(part.equals("..") ? "__" : asFileName(part));
        }
        return path;
    }

    private static String asFileName(String part) {
        try {
            return Path.of(part).getNameCount() == 1 && !Path.of(part).isAbsolute() ? part : plainly(part);
        } catch (InvalidPathException e) {
            return plainly(part);
        }
    }

    private static String plainly(String part) {
        return part.replaceAll("[^A-Za-z0-9._ -]", "_");
    }

    /** Its files with their paths, in the order of the archive; without folders, empty and hidden files. */
    Map<Path, ZipEntry> entries() {
        return entries;
    }

    /** Whether it is what an office program saves. */
    boolean isSpreadsheet() {
        return zip.getEntry("[Content_Types].xml") != null || zip.getEntry("content.xml") != null;
    }

    /** How many bytes its files have unpacked, as the archive says. */
    long unpackedBytes() {
        return entries.values().stream()
                .mapToLong(entry -> Math.max(0, entry.getSize()))
                .sum();
    }

    /** The content of an entry; closing it leaves the archive open. */
    InputStream content(ZipEntry entry) throws IOException {
        InputStream content = zip.getInputStream(entry);
        if (content == null) {
            throw new DamagedException("it lacks " + entry.getName());
        }
        return new CheckedEntry(content, entry);
    }

    /** The path of the archive. */
    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
