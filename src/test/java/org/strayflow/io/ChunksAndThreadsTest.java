package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strayflow.io.TestCaptures.described;
import static org.strayflow.io.TestCaptures.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.task.StrayflowException;

/** Neither the size of the chunks nor the number of threads changes a table or a reject, and no record is lost. */
class ChunksAndThreadsTest {
    private static final int[] SIZES = {1, 2, 3, 7, 31, 64, 1000, 1 << 20};
    private static final String[] LINE_ENDS = {"\n", "\r\n", "\r"};
    private static final String[] NUMBERS = {
        "1", "-7", "300", "70000", "5000000000", "0.5", "1e-7", "0.1", "Infinity", "NaN", "", "-", "9007199254740993"
    };
    private static final String[] TEXTS = {
        "tcp",
        "\"a,b\"",
        "\"two\nlines\"",
        "\"say \"\"hi\"\"\"",
        "",
        "\"\"",
        "caf\u00E9",
        "'=x",
        "a\"b",
        "\"\r\"",
        "\uFFFE"
    };
    private static final String[] BROKEN = {
        "1,x", "1,2,3,4,5", "one,2,tcp,x", "n,m,t,Label", "1,2,\"x\"y,z", "1,2,a\0b,c", "1,2,\u00FF,d", "x"
    };

    @TempDir
    Path folder;

    /** A file of known content. */
    private record Made(byte[] bytes, List<String> rows, int rejected) {}

    private static Made make(SplittableRandom random) {
        StringBuilder content = new StringBuilder("n,m,t,Label");
        List<String> rows = new ArrayList<>();
        int rejected = 0;
        int records = random.nextInt(1, 60);
        boolean number = false;
        for (int i = 0; i < records; i++) {
            content.append(LINE_ENDS[random.nextInt(3)]);
            content.append(random.nextInt(8) == 0 ? LINE_ENDS[random.nextInt(3)] : "");
            if (i > 40 && random.nextInt(3) == 0) {
                String broken = BROKEN[random.nextInt(BROKEN.length)];
                content.append(broken);
                rejected++;
            } else {
                String row = row(random, number);
                number = true;
                content.append(row);
                rows.add(row);
            }
        }
        content.append(random.nextBoolean() ? "\n" : "");
        // U+00FF stands for a byte that is no UTF-8.
        byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
        return new Made(withBadBytes(bytes), rows, rejected);
    }

    private static String row(SplittableRandom random, boolean any) {
        String first = any ? NUMBERS[random.nextInt(NUMBERS.length)] : "1";
        return String.join(
                ",",
                first,
                any ? NUMBERS[random.nextInt(NUMBERS.length)] : "2",
                TEXTS[random.nextInt(TEXTS.length)],
                random.nextBoolean() ? "BENIGN" : "scan");
    }

    private static byte[] withBadBytes(byte[] bytes) {
        byte[] bad = bytes.clone();
        for (int i = 0; i + 1 < bad.length; i++) {
            if (bad[i] == (byte) 0xC3 && bad[i + 1] == (byte) 0xBF) {
                bad[i + 1] = 'z';
            }
        }
        return bad;
    }

    @Test
    void theTableIsAlwaysTheSame() throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 150; i++) {
            Made made = make(random);
            Path file = Files.write(folder.resolve("a.csv"), made.bytes);
            Capture whole = read(file, 1 << 20, 1);
            assertThat(whole.rejects().count() + whole.table().rows()).isEqualTo(made.rejected + made.rows.size());
            List<String> expected = described(whole);
            for (int size : SIZES) {
                int threads = new int[] {1, 2, 8}[random.nextInt(3)];
                assertThat(described(read(file, size, threads)))
                        .as("chunks of %d, %d threads", size, threads)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void anyTextGivesTheSameHoweverItIsCut() throws Exception {
        SplittableRandom random = new SplittableRandom(12);
        String alphabet = "a1.\",,\n\n\r ;\0\u00E9";
        for (int i = 0; i < 1500; i++) {
            StringBuilder content = new StringBuilder("n,m\n1,2\n");
            int length = random.nextInt(60);
            for (int c = 0; c < length; c++) {
                content.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Path file = Files.writeString(folder.resolve("a.csv"), content);
            List<String> expected = outcome(file, 1 << 20, 1);
            assertThat(outcome(file, random.nextInt(1, 40), 1 + random.nextInt(2)))
                    .as(content.toString())
                    .isEqualTo(expected);
        }
    }

    private static List<String> outcome(Path file, int size, int threads) throws IOException {
        try {
            return described(read(file, size, threads));
        } catch (StrayflowException e) {
            return List.of(e.problem().toString());
        }
    }

    @Test
    void manyThreadsReadALargerFileAlike() throws Exception {
        SplittableRandom random = new SplittableRandom(13);
        StringBuilder content = new StringBuilder("n,m,t,Label\n");
        for (int row = 0; row < 20_000; row++) {
            content.append(row(random, row > 0)).append('\n');
            content.append(random.nextInt(500) == 0 ? BROKEN[random.nextInt(BROKEN.length)] + "\n" : "");
        }
        Path file = Files.writeString(folder.resolve("a.csv"), content);
        List<String> expected = described(read(file, 1 << 24, 1));
        for (int threads : new int[] {1, 2, 8}) {
            for (int size : new int[] {100, 5000, 1 << 16}) {
                assertThat(described(read(file, size, threads))).isEqualTo(expected);
            }
        }
    }
}
