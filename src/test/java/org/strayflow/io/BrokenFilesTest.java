package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.strayflow.io.TestCaptures.file;
import static org.strayflow.io.TestCaptures.read;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.LimitException;
import org.strayflow.task.StrayflowException;

/** Files that cannot be opened at all are told by name, with what to do. */
class BrokenFilesTest {
    @TempDir
    Path folder;

    private void fails(String code, Path... files) {
        assertThatThrownBy(() -> read(files)).isInstanceOfSatisfying(StrayflowException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(code);
            assertThat(e.problem().where()).isEqualTo(files[files.length - 1].toString());
            assertThat(e.problem().summary()).endsWith(".");
            assertThat(e.problem().remedy()).endsWith(".");
        });
    }

    @Test
    void noFile() {
        assertThatThrownBy(() ->
                        CaptureReader.read(List.of(), ReadOptions.defaults()).run(Feedback.none()))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("IO-100");
        fails("IO-101", folder.resolve("absent.csv"));
        fails("IO-113", folder);
    }

    @Test
    void aFileThatMayNotBeRead() throws Exception {
        Path file = file(folder, "a.csv", "a,b\n1,2\n");
        assertThat(file.toFile().setReadable(false)).isTrue();
        assumeFalse(Files.isReadable(file), "this user may read everything");
        fails("IO-103", file);
    }

    @Test
    void nothingInIt() throws Exception {
        fails("IO-105", file(folder, "a.csv", ""));
        fails("IO-105", file(folder, "b.csv", "\n\n"));
        fails("IO-105", file(folder, "c.csv", "\uFEFF"));
        fails("IO-106", file(folder, "d.csv", "a,b,c"));
        fails("IO-106", file(folder, "e.csv", "a,b,c\n\n\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "d4c3b2a1020004000000, packet capture",
        "0a0d0d0a1c000000, packet capture",
        "50415231150415, Parquet",
        "89504e470d0a1a0a0000000d, no text",
        "7f454c460201010000, no text",
        "000102030405060708090a, no text",
    })
    void noText(String hex, String said) throws Exception {
        Path file = Files.write(folder.resolve("a.csv"), HexFormat.of().parseHex(hex));
        fails("IO-107", file);
        assertThatThrownBy(() -> read(file)).hasMessageContaining(said);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"ts\":1,\"uid\":', JSON",
        "'\t#separator \\x09', Zeek",
        "'<!DOCTYPE html><html>', web page",
        "'<?xml version=\"1.0\"?>', XML"
    })
    void textThatIsNoTable(String line, String said) throws Exception {
        Path file = file(folder, "a.log", line + "\n" + line + "\n");
        fails("IO-107", file);
        assertThatThrownBy(() -> read(file)).hasMessageContaining(said);
    }

    @Test
    void garbageIsNeverASuccessAndNeverACrash() throws Exception {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(1, 5000)];
            random.nextBytes(bytes);
            Path file = Files.write(folder.resolve("garbage"), bytes);
            try {
                Capture capture = read(file);
                assertThat(capture.table().rows()).isPositive();
            } catch (StrayflowException e) {
                assertThat(e.problem().code()).startsWith("IO-1");
            }
        }
    }

    @Test
    void aHeaderThatCannotBeRead() throws Exception {
        fails("IO-109", file(folder, "a.csv", "a,\"b\n1,2\n"));
        Path noText = Files.write(folder.resolve("b.csv"), "a\u00FF,b\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));
        fails("IO-109", noText);
    }

    @Test
    void aGzipThatIsCutAnywhere() throws Exception {
        StringBuilder content = new StringBuilder("a,b\n");
        SplittableRandom random = new SplittableRandom(1);
        for (int row = 0; row < 20_000; row++) {
            content.append(random.nextInt()).append(',').append(row).append('\n');
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content.toString().getBytes(StandardCharsets.UTF_8));
        }
        byte[] all = packed.toByteArray();
        assertThat(read(Files.write(folder.resolve("whole.gz"), all)).table().rows())
                .isEqualTo(20_000);
        for (int length : new int[] {2, 9, 10, 50, all.length / 2, all.length - 9, all.length - 8, all.length - 1}) {
            fails("IO-108", Files.write(folder.resolve("a.gz"), Arrays.copyOf(all, length)));
        }
        fails("IO-108", Files.write(folder.resolve("a.zip"), HexFormat.of().parseHex("504b030414000000")));
        byte[] damaged = all.clone();
        damaged[all.length / 2] ^= 0x55;
        fails("IO-108", Files.write(folder.resolve("a.gz"), damaged));
    }

    @Test
    void filesOfOtherColumns() throws Exception {
        Path first = file(folder, "a.csv", "a,b,c\n1,2,3\n");
        Path fewer = file(folder, "b.csv", "a,b\n1,2\n");
        fails("IO-110", first, fewer);
        assertThatThrownBy(() -> read(first, fewer))
                .hasMessageContaining("2 columns instead of 3")
                .hasMessageContaining("a.csv");
        Path others = file(folder, "c.csv", "a,b,d\n1,2,3\n");
        assertThatThrownBy(() -> read(first, others)).hasMessageContaining("it lacks c and has d");
        Path moved = file(folder, "d.csv", "b,a,c\n1,2,3\n");
        assertThatThrownBy(() -> read(first, moved)).hasMessageContaining("in another order");
    }

    @Test
    void notOneRecordThatFits() throws Exception {
        Path file = file(folder, "a.csv", "a,b,c\n1,2\n3,4\n");
        fails("IO-111", file);
        assertThatThrownBy(() -> read(file))
                .hasMessageContaining("None of the 2 records")
                .hasMessageContaining("line 2")
                .hasMessageContaining("2 fields instead of 3");
    }

    @Test
    void aRecordWithoutEnd() throws Exception {
        Path file = folder.resolve("a.csv");
        byte[] line = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("a,b\n1,2\n3,\"".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 65; i++) {
                out.write(line);
            }
        }
        fails("IO-126", file);
        assertThatThrownBy(() -> read(file)).isInstanceOf(LimitException.class).hasMessageContaining("byte 8 ");
    }

    @Test
    void aFirstLineWithoutEndOrWithTooManyFields() throws Exception {
        fails("IO-121", file(folder, "a.csv", "x".repeat(2 << 20)));
        fails("IO-122", file(folder, "b.csv", "x,".repeat(20_000) + "\n1,2\n"));
    }

    @Test
    void aFieldMayHave16MebibytesAndARecord64() throws Exception {
        String most = "x".repeat(ChunkSource.FIELD_LIMIT);
        Capture capture = read(file(folder, "a.csv", "a,b,c\n1,2,y\n1," + most + "," + most + "\n3,4,z\n"));
        assertThat(capture.table().rows()).isEqualTo(3);
        fails("IO-126", file(folder, "b.csv", "a,b,c\n1,2,y\n1," + most + "x,5\n3,4,z\n"));
        fails("IO-126", file(folder, "c.csv", "a,b,c\n1,2,y\n1,\"" + "x\n".repeat(9 << 20)));
        fails("IO-121", file(folder, "d.csv", "a,b,c\n1,2,y\n" + (most.substring(1) + ",").repeat(5) + "\n3,4,z\n"));
    }
}
