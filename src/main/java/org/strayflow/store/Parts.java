package org.strayflow.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.strayflow.task.ModelException;

/**
 * The container of a bundle: a zip of a few named parts and a last one, {@value #SUMS}, with the SHA-256 of each in the form that
 * {@code sha256sum -c} reads. Parts are stored, not compressed: the same content gives the same bytes on every machine, and no part
 * can be larger than the file.
 */
final class Parts {
    /** The part with the checksums. */
    static final String SUMS = "SHA256SUMS";

    /** Zip times are local times from 1980 on; one fixed time keeps the bytes the same. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Parts() {}

    /** Writes the parts in the order of the map, then their checksums. */
    static void write(Map<String, byte[]> parts, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        StringBuilder sums = new StringBuilder();
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            writePart(zip, part.getKey(), part.getValue());
            sums.append(sumLine(part.getKey(), part.getValue()));
        }
        writePart(zip, SUMS, sums.toString().getBytes(StandardCharsets.US_ASCII));
        zip.finish();
    }

    private static void writePart(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    /**
     * Reads the parts and checks each against its checksum.
     *
     * @param file the whole file
     * @param names the parts to be there, in this order
     * @return content by name
     * @throws ModelException when the file is no such zip, is cut off, or a part is lacking, repeated, compressed or
     *     changed
     */
    static Map<String, byte[]> read(byte[] file, List<String> names) throws ModelException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (String name : names) {
                parts.put(name, readPart(zip, name, file.length));
            }
            byte[] sums = readPart(zip, SUMS, file.length);
            checkSums(parts, new String(sums, StandardCharsets.US_ASCII));
            if (zip.getNextEntry() != null) {
                throw Damage.of("it has a part that does not belong there");
            }
            Map<String, byte[]> all = new LinkedHashMap<>(parts);
            all.put(SUMS, sums);
            ZipDirectory.check(file, all);
        } catch (IOException | IllegalArgumentException e) {
            throw Damage.of("it is not a whole zip file (" + e.getMessage() + ")", e);
        }
        return parts;
    }

    private static byte[] readPart(ZipInputStream zip, String name, int limit) throws IOException, ModelException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(name)) {
            throw Damage.of("part " + name + " is not where it should be");
        }
        if (entry.getMethod() != ZipEntry.STORED) {
            throw Damage.of("part " + name + " is compressed; bundles store their parts as they are");
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
            content.write(buffer, 0, n);
            if (content.size() > limit) {
                throw Damage.of("part " + name + " is longer than the file");
            }
        }
        return content.toByteArray();
    }

    private static void checkSums(Map<String, byte[]> parts, String sums) throws ModelException {
        StringBuilder expected = new StringBuilder();
        parts.forEach((name, content) -> expected.append(sumLine(name, content)));
        if (!expected.toString().equals(sums)) {
            List<String> have = Arrays.asList(sums.split("\n", -1));
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                if (!have.contains(sumLine(part.getKey(), part.getValue()).strip())) {
                    throw Damage.of("part " + part.getKey() + " does not have the checksum it was saved with");
                }
            }
            throw Damage.of("its list of checksums is not as it was saved");
        }
    }

    private static String sumLine(String name, byte[] content) {
        return sha256(content) + "  " + name + "\n";
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
