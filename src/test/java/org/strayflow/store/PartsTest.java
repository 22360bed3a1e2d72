package org.strayflow.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.strayflow.task.ModelException;

class PartsTest {
    private static final List<String> NAMES = List.of("a.json", "b.bin");

    private static Map<String, byte[]> content() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("a.json", "{\"x\": 1}".getBytes(StandardCharsets.UTF_8));
        byte[] numbers = new byte[20_000];
        new SplittableRandom(1).nextBytes(numbers);
        parts.put("b.bin", numbers);
        return parts;
    }

    private static byte[] file() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Parts.write(content(), out);
        return out.toByteArray();
    }

    @Test
    void partsComeBackAsTheyWere() throws Exception {
        Map<String, byte[]> back = Parts.read(file(), NAMES);
        assertThat(back.get("a.json")).isEqualTo(content().get("a.json"));
        assertThat(back.get("b.bin")).isEqualTo(content().get("b.bin"));
        assertThat(file()).isEqualTo(file());
    }

    @Test
    void aFileCutOffIsRefusedWhereverItIsCut() throws Exception {
        byte[] whole = file();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Parts.read(cut, NAMES)).isInstanceOf(ModelException.class);
        }
    }

    /** Two zips in one: the parts that we read and a directory that shows others to another program. */
    @Test
    void aDirectoryThatTellsOfOtherPartsIsRefused() throws Exception {
        byte[] whole = file();
        int directory = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        for (int at : new int[] {0, 10, 16, 20, 24, 28, 32, 42, 46}) {
            byte[] changed = whole.clone();
            changed[directory + at]++;
            assertThatThrownBy(() -> Parts.read(changed, NAMES))
                    .as("byte " + at)
                    .hasMessageContaining("behind its last part");
        }
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        assertThatThrownBy(() -> Parts.read(longer, NAMES)).isInstanceOf(ModelException.class);
    }

    @Test
    void changedBytesNeverGiveChangedParts() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        byte[] whole = file();
        for (int i = 0; i < 3_000; i++) {
            byte[] changed = whole.clone();
            int flips = 1 + random.nextInt(4);
            for (int f = 0; f < flips; f++) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertSameOrRefused(changed);
        }
    }

    private static void assertSameOrRefused(byte[] changed) {
        try {
            Map<String, byte[]> back = Parts.read(changed, NAMES);
            content().forEach((name, bytes) -> assertThat(back.get(name)).isEqualTo(bytes));
        } catch (ModelException e) {
            assertThat(e.problem().code()).isEqualTo("MODEL-101");
        }
    }

    @Test
    void compressedForeignAndLackingPartsAreRefused() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("a.json"));
            zip.write(new byte[1000]);
            zip.closeEntry();
        }
        assertThatThrownBy(() -> Parts.read(out.toByteArray(), NAMES)).hasMessageContaining("compressed");
        assertThatThrownBy(() -> Parts.read(file(), List.of("b.bin"))).hasMessageContaining("b.bin");
        assertThatThrownBy(() -> Parts.read(file(), List.of("a.json"))).hasMessageContaining(Parts.SUMS);
        assertThatThrownBy(() -> Parts.read("not a zip".getBytes(StandardCharsets.UTF_8), NAMES))
                .hasMessageContaining("MODEL-101");
    }

    @Test
    void arraysAreReadOnlyAsFarAsTheyGo() throws Exception {
        byte[] bytes = new ArrayWriter()
                .magic("SFTEST01")
                .integers(new int[] {1, -2, Integer.MAX_VALUE})
                .floats(new float[] {0.5f, Float.NaN})
                .integer(9)
                .bytes();
        ArrayReader reader = new ArrayReader("weights", bytes);
        reader.magic("SFTEST01");
        assertThat(reader.integers()).containsExactly(1, -2, Integer.MAX_VALUE);
        assertThat(reader.floats()).containsExactly(0.5f, Float.NaN);
        assertThat(reader.integer()).isEqualTo(9);
        reader.end();

        byte[] noText = new ArrayWriter().texts(List.of("\u00fc")).bytes();
        noText[8] = (byte) 0xFF;
        assertThatThrownBy(() -> new ArrayReader("weights", noText).texts()).hasMessageContaining("not UTF-8");

        byte[] lying = new ArrayWriter().integer(Integer.MAX_VALUE).integer(1).bytes();
        assertThatThrownBy(() -> new ArrayReader("weights", lying).floats()).hasMessageContaining("too short");
        assertThatThrownBy(() -> new ArrayReader("weights", new byte[3]).integer())
                .hasMessageContaining("cut off");
        assertThatThrownBy(() -> new ArrayReader("weights", bytes).magic("SFOTHER1"))
                .hasMessageContaining("SFOTHER1");
        assertThatThrownBy(() -> new ArrayReader("weights", bytes).end()).hasMessageContaining("too many");
    }
}
