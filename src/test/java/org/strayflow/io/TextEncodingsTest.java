package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Text of every encoding is read as what it says, and what is no text is not made up. */
class TextEncodingsTest {
    @TempDir
    Path folder;

    private static final String TABLE =
            "Gr\u00F6\u00DFe,Label\n1,Angriff \u2013 \u201Eb\u00F6se\u201C\n2,\u00C9t\u00E9\n3,caf\u00E9\n4,BENIGN\n";

    private static byte[] bytes(String text, TextEncoding encoding, boolean marked) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(marked ? encoding.mark() : new byte[0]);
        all.write(text.getBytes(encoding.charset()));
        return all.toByteArray();
    }

    private static TextEncoding guess(byte[] bytes) {
        return EncodingGuess.of(bytes, bytes.length);
    }

    private static TextEncoding guess(String text) {
        return guess(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @EnumSource(TextEncoding.class)
    void theSameTableInEveryEncoding(TextEncoding encoding) throws Exception {
        for (boolean marked : new boolean[] {true, false}) {
            Path file = Files.write(folder.resolve("a.csv"), bytes(TABLE, encoding, marked));
            Capture capture = TestCaptures.read(file);
            assertThat(capture.table().column(0).name()).isEqualTo("Gr\u00F6\u00DFe");
            assertThat(TestCaptures.column(capture, "Label"))
                    .containsExactly("Angriff \u2013 \u201Eb\u00F6se\u201C", "\u00C9t\u00E9", "caf\u00E9", "BENIGN");
            assertThat(capture.rejects().count()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TextEncoding.class)
    void recodesLikeTheJdkAndKnowsTheBytesOfTheFile(TextEncoding encoding) throws Exception {
        if (encoding == TextEncoding.UTF_8) {
            return;
        }
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 50; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(1, 120_000);
            while (text.length() < length) {
                boolean wide = encoding != TextEncoding.WINDOWS_1252;
                int point =
                        random.nextInt(10) > 0 ? random.nextInt(1, 0x7f) : random.nextInt(0xa0, wide ? 0x20000 : 0xff);
                if (point < 0xd800 || point > 0xdfff) {
                    text.appendCodePoint(point);
                }
            }
            byte[] file = bytes(text.toString(), encoding, round % 2 == 0);
            byte[] utf8 = new RecodedInput(new ByteArrayInputStream(file), encoding).readAllBytes();
            assertThat(new String(utf8, StandardCharsets.UTF_8)).isEqualTo(text.toString());
            long mark = round % 2 == 0 ? encoding.mark().length : 0;
            assertThat(encoding.bytesOf(utf8, 0, utf8.length)).isEqualTo(file.length - mark);
        }
    }

    @Test
    void whatIsNoTextIsRejected() throws Exception {
        // The JDK's encoder replaces halves of pairs: put them in by hand.
        String text = "a,b\n1,x\n2,\uD800z\n3,\uDC00\n4,y\n";
        byte[] file = new byte[2 + 2 * text.length()];
        file[0] = (byte) 0xff;
        file[1] = (byte) 0xfe;
        for (int i = 0; i < text.length(); i++) {
            file[2 + 2 * i] = (byte) text.charAt(i);
            file[3 + 2 * i] = (byte) (text.charAt(i) >> 8);
        }
        Capture capture = TestCaptures.read(Files.write(folder.resolve("a.csv"), file));
        assertThat(TestCaptures.column(capture, "b")).containsExactly("x", "y");
        assertThat(capture.rejects().kept()).extracting(Reject::line).containsExactly(3L, 4L);
    }

    @Test
    void bytesThatWindowsDoesNotDefineAreNoText() throws Exception {
        byte[] utf8 = new RecodedInput(
                        new ByteArrayInputStream(new byte[] {'a', (byte) 0x81, (byte) 0x80}), TextEncoding.WINDOWS_1252)
                .readAllBytes();
        assertThat(utf8).containsExactly('a', 0xff, 0xe2, 0x82, 0xac);
    }

    @Test
    void aStrayByteMakesNoOtherEncoding() {
        assertThat(guess("a,b\n1,caf\u00E9\n2,x\n")).isEqualTo(TextEncoding.UTF_8);
        assertThat(guess("a,b\n1,\u00FF\n2,\u00FF\n3,\u00FF\n4,\u00FF\n")).isEqualTo(TextEncoding.UTF_8);
        assertThat(guess("a,b\n1,caf\u00E9\n2,caf\u00E9\n3,caf\u00E9\n4,\u00E9\n"))
                .isEqualTo(TextEncoding.UTF_8);
        assertThat(guess("a,b\n" + "1,\u00CF\u00F0\u00E8\u00E2\u00E5\u00F2\n".repeat(9)))
                .isEqualTo(TextEncoding.UTF_8);
    }

    @Test
    void utf8IsNeverTakenForAnother() {
        for (String text :
                List.of("caf\u00E9,b\n", "a,b\n" + "x\u00E9,2\n".repeat(9), "a,b\n" + "\u4E16\u754C,2\n".repeat(9))) {
            assertThat(guess(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(TextEncoding.UTF_8);
        }
        byte[] cut = "a\u00E9".getBytes(StandardCharsets.UTF_8);
        assertThat(EncodingGuess.of(cut, 2)).isEqualTo(TextEncoding.UTF_8);
    }

    @Test
    void numbersAndNulsAreNoWideText() {
        assertThat(guess("a,b\n1,\0\n")).isEqualTo(TextEncoding.UTF_8);
        assertThat(guess(new byte[] {0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6})).isEqualTo(TextEncoding.UTF_8);
        assertThat(guess(new byte[64])).isEqualTo(TextEncoding.UTF_8);
    }
}
