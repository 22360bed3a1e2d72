package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.task.LimitException;
import org.strayflow.task.StrayflowException;

/** Packed tables are read whole or not at all. */
class PackedFilesTest {
    @TempDir
    Path folder;

    private static byte[] gzip(byte[]... members) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] member : members) {
            try (OutputStream out = new GZIPOutputStream(all)) {
                out.write(member);
            }
        }
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }

    private static byte[] unpacked(byte[] gzip) throws IOException {
        try (InputStream in = new GzipInput(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }

    private static byte[] someBytes(int length, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('0' + random.nextInt(10));
        }
        return bytes;
    }

    @Test
    void membersOneBehindTheOther() throws Exception {
        byte[] first = someBytes(200_000, 1);
        byte[] second = someBytes(70_000, 2);
        assertThat(unpacked(gzip(first, new byte[0], second))).isEqualTo(joined(first, second));
        assertThat(unpacked(joined(gzip(first), new byte[1000]))).isEqualTo(first);
        Path file = Files.write(folder.resolve("a.csv.gz"), gzip(bytes("a,b\n1,"), bytes("2\n3,4\n")));
        assertThat(TestCaptures.column(TestCaptures.read(file), "b")).containsExactly("2", "4");
    }

    @Test
    void aMemberThatIsCutAnywhereIsNoSuccess() throws Exception {
        byte[] first = gzip(someBytes(300, 1));
        byte[] all = joined(first, gzip(someBytes(300, 2)));
        for (int length = 0; length < all.length; length++) {
            byte[] cut = Arrays.copyOf(all, length);
            if (length != first.length) {
                assertThatThrownBy(() -> unpacked(cut)).isInstanceOf(DamagedException.class);
            }
        }
    }

    @Test
    void noFlippedBitChangesTheContentUnnoticed() throws Exception {
        byte[] content = someBytes(100, 1);
        byte[] all = gzip(content);
        int noticed = 0;
        for (int bit = 0; bit < 8 * all.length; bit++) {
            byte[] damaged = all.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                assertThat(unpacked(damaged)).isEqualTo(content);
            } catch (DamagedException e) {
                noticed++;
            }
        }
        // All but the time and the system of the packer, a hint that it is text, and the unused bits of the last byte.
        assertThat(noticed).isGreaterThanOrEqualTo(8 * (all.length - 6) - 8);
    }

    @Test
    void foreignBytesBehindTheEnd() throws Exception {
        byte[] member = gzip(bytes("a,b\n1,2\n"));
        for (String behind : new String[] {"garbage", "x", "\u001f", "\0\0x", "\u001f\u008bx"}) {
            byte[] all = joined(member, behind.getBytes(StandardCharsets.ISO_8859_1));
            assertThatThrownBy(() -> unpacked(all)).isInstanceOf(DamagedException.class);
            Path file = Files.write(folder.resolve("a.gz"), all);
            assertThatThrownBy(() -> TestCaptures.read(file)).hasMessageContaining("IO-108");
        }
    }

    @Test
    void everyPartOfAHeader() throws Exception {
        byte[] plain = gzip(bytes("a,b\n1,2\n"));
        byte[] start = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3};
        byte[] header = joined(start, new byte[] {3, 0, 'x', 'y', 'z'}, bytes("name\0"), bytes("comment\0"));
        CRC32 sum = new CRC32();
        sum.update(header);
        byte[] check = {(byte) sum.getValue(), (byte) (sum.getValue() >> 8)};
        byte[] body = Arrays.copyOfRange(plain, 10, plain.length);
        assertThat(unpacked(joined(header, check, body))).isEqualTo(bytes("a,b\n1,2\n"));
        check[0] ^= 1;
        assertThatThrownBy(() -> unpacked(joined(header, check, body))).isInstanceOf(DamagedException.class);
    }

    @Test
    void aBombStopsAtTheLimitAndTheLimitCanBeRaised() throws Exception {
        Path file = Files.write(folder.resolve("a.gz"), gzip(new byte[3 << 20]));
        assertThatThrownBy(() -> drain(file, new UnpackLimit(1 << 20)))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("IO-124")
                .hasMessageContaining("raise the limit");
        assertThatCode(() -> drain(file, new UnpackLimit(3 << 20))).doesNotThrowAnyException();
        assertThat(UnpackLimit.USUAL.bytes(1000)).isEqualTo(1L << 28);
        assertThat(UnpackLimit.USUAL.bytes(1L << 30)).isEqualTo(100L << 30);
        assertThat(UnpackLimit.USUAL.bytes(Long.MAX_VALUE / 2)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aBombIsStoppedWhereItBeginsToSwell() throws Exception {
        byte[] part = new byte[1 << 20];
        long[] packed = {1000};
        InputStream bomb = new LimitedInput(new Zeros(), UnpackLimit.USUAL, () -> packed[0]);
        assertThat(bomb.skip(UnpackLimit.ALWAYS)).isEqualTo(UnpackLimit.ALWAYS);
        assertThatThrownBy(() -> bomb.read(part)).isInstanceOf(LimitedInput.Passed.class);
        packed[0] = UnpackLimit.ALWAYS / 10;
        assertThat(bomb.read(part)).isEqualTo(part.length);
    }

    /** Zeros without end. */
    private static final class Zeros extends InputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            Arrays.fill(into, offset, offset + length, (byte) 0);
            return length;
        }
    }

    private static void drain(Path file, UnpackLimit limit) throws StrayflowException {
        byte[] block = new byte[1 << 16];
        try (RawInput in = RawInput.open(file, null, limit)) {
            while (in.read(block, 0, block.length) == block.length) {
                assertThat(in.plain()).isNull();
            }
        }
    }

    @Test
    void aZstdFile() throws Exception {
        // A frame of one raw block: a,b LF 1,2 LF.
        byte[] frame = HexFormat.of().parseHex("28b52ffd2008410000612c620a312c320a");
        Path file = Files.write(folder.resolve("a.csv.zst"), frame);
        assertThat(TestCaptures.column(TestCaptures.read(file), "b")).containsExactly("2");
        for (byte[] broken : List.of(Arrays.copyOf(frame, frame.length - 1), joined(frame, bytes("x")))) {
            Files.write(file, broken);
            assertThatThrownBy(() -> TestCaptures.read(file)).hasMessageContaining("IO-108");
        }
    }

    @Test
    void aPlainFileCanBeReadByPosition() throws Exception {
        Path plain = TestCaptures.file(folder, "a.csv", "a,b\n1,2\n");
        try (RawInput in = RawInput.open(plain)) {
            assertThat(in.plain()).isNotNull();
            assertThat(in.encoding()).isEqualTo(TextEncoding.UTF_8);
        }
        Path wide = Files.write(folder.resolve("b.csv"), "a,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE));
        try (RawInput in = RawInput.open(wide)) {
            assertThat(in.plain()).isNull();
            assertThat(in.encoding()).isEqualTo(TextEncoding.UTF_16LE);
        }
    }

    @Test
    void aTableInAZip() throws Exception {
        Path zip = zip("days.zip", "week/monday.csv", bytes("a,b\n1,2\n"));
        Capture capture = TestCaptures.read(zip.resolve("week").resolve("monday.csv"));
        assertThat(TestCaptures.column(capture, "b")).containsExactly("2");
        assertThat(capture.title()).isEqualTo("monday.csv");
        assertThat(capture.files().getFirst().fingerprint().bytes()).isEqualTo(8);
        assertThatThrownBy(() -> TestCaptures.read(zip.resolve("friday.csv"))).hasMessageContaining("IO-101");
    }

    @Test
    void aPackedTableInAZip() throws Exception {
        Path zip = zip("days.zip", "monday.csv.gz", gzip(bytes("a,b\n1,2\n")));
        assertThat(TestCaptures.column(TestCaptures.read(zip.resolve("monday.csv.gz")), "b"))
                .containsExactly("2");
    }

    @Test
    void noNameLeadsOutOfAnArchive() throws Exception {
        Path zip = zip("days.zip", "../../etc/monday.csv", bytes("a,b\n1,2\n"));
        try (Archive archive = Archive.open(zip)) {
            assertThat(archive.entries()).containsOnlyKeys(Path.of(zip.toString(), "__", "__", "etc", "monday.csv"));
        }
    }

    @Test
    void everyDamageInAZipIsNoticed() throws Exception {
        byte[] content = bytes("a,b\n" + "1,2\n3,4\n".repeat(20));
        Path zip = zip("days.zip", "monday.csv", content);
        byte[] all = Files.readAllBytes(zip);
        for (int at = 0; at < all.length; at++) {
            byte[] damaged = all.clone();
            damaged[at] ^= 0x11;
            Path file = Files.write(folder.resolve("damaged.zip"), damaged);
            try (RawInput in = RawInput.open(file.resolve("monday.csv"))) {
                byte[] found = new byte[content.length + 1];
                int n = in.read(found, 0, found.length);
                assertThat(Arrays.copyOf(found, n)).isEqualTo(content);
            } catch (StrayflowException e) {
                assertThat(e.problem().code()).isIn("IO-101", "IO-108");
            }
        }
    }

    private Path zip(String name, String entry, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write(content);
            out.closeEntry();
        }
        return file;
    }
}
