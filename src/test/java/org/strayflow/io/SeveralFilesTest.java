package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.strayflow.io.TestCaptures.column;
import static org.strayflow.io.TestCaptures.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.LimitException;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/** Folders, archives and several files become one capture in which every row knows its file. */
class SeveralFilesTest {
    @TempDir
    Path folder;

    private final List<Problem> warnings = new ArrayList<>();

    private final class Listening implements Feedback {
        private final Runnable atProgress;

        Listening(Runnable atProgress) {
            this.atProgress = atProgress;
        }

        @Override
        public void stage(String text) {
            // not looked at
        }

        @Override
        public void progress(long done, long total) {
            atProgress.run();
        }

        @Override
        public void warn(Problem problem) {
            warnings.add(problem);
        }

        @Override
        public void check() {
            // never cancelled
        }

        @Override
        public Feedback sub(double weight) {
            return this;
        }
    }

    private Path days;

    @BeforeEach
    void aFolderOfDays() throws IOException {
        days = Files.createDirectory(folder.resolve("days"));
        file(days, "b-tuesday.csv", "a,b\n3,4\n");
        file(days, "a-monday.csv", "a,b\n1,2\n");
        file(days, "README.md", "# About\n\nTwo days of flows, \"as\" they, were, captured.\n");
        file(days, ".hidden.csv", "a,b\n9,9\n");
        file(days, "empty.csv", "");
        file(days, "header.csv", "a,b\n");
        Files.write(days.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
        Path week = Files.createDirectory(days.resolve("c-week"));
        file(week, "wednesday.csv", "a,b\n5,6\n7,8\n");
    }

    private Capture read(Path... files) throws StrayflowException {
        return CaptureReader.read(List.of(files), ReadOptions.defaults()).run(new Listening(() -> {}));
    }

    private Path zip(String name, String... entries) throws IOException {
        Path zip = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < entries.length; i += 2) {
                out.putNextEntry(new ZipEntry(entries[i]));
                out.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }

    @Test
    void theTablesOfAFolder() throws Exception {
        Capture capture = read(days);
        assertThat(column(capture, "a")).containsExactly("1", "3", "5", "7");
        List<String> files = new ArrayList<>();
        for (int row = 0; row < 4; row++) {
            files.add(capture.fileOf(row).fingerprint().name());
        }
        assertThat(files).containsExactly("a-monday.csv", "b-tuesday.csv", "wednesday.csv", "wednesday.csv");
        assertThat(warnings).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("IO-212");
            assertThat(problem.summary())
                    .startsWith("Of 7 files 4 were left out")
                    .contains("README.md", "empty.csv", "header.csv", "picture.png");
        });
    }

    @Test
    void aNamedFileSaysWhichOfAFolderCount() throws Exception {
        Path other = file(folder, "other.csv", "x,y\n1,2\n");
        Path unlike = file(days, "z.csv", "x,y\n1,2\n");
        assertThat(read(days).table().rows()).isEqualTo(4);
        Files.delete(unlike);
        assertThatThrownBy(() -> read(other, days.resolve("a-monday.csv"))).hasMessageContaining("IO-110");
        assertThat(read(other, days).table().rows()).isEqualTo(1);
        assertThat(read(days.resolve("b-tuesday.csv"), days).table().rows()).isEqualTo(4);
    }

    @Test
    void nothingInAFolderOrAnArchive() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> read(empty)).isInstanceOf(InputException.class).hasMessageContaining("IO-113");
        file(empty, "a.csv", "a,b\n");
        assertThatThrownBy(() -> read(empty)).hasMessageContaining("IO-113");
        assertThatThrownBy(() -> read(zip("a.zip", "folder/", ""))).hasMessageContaining("IO-113");
    }

    @Test
    void theTablesOfAnArchive() throws Exception {
        Path zip = zip(
                "days.zip",
                "week/monday.csv",
                "a,b\n1,2\n",
                "__MACOSX/week/._monday.csv",
                "a,b\n9,9\n",
                "README.txt",
                "Two days.\n",
                "week/friday.csv",
                "a,b\n3,4\n");
        Capture capture = read(zip);
        assertThat(column(capture, "a")).containsExactly("1", "3");
        assertThat(capture.fileOf(1).path()).isEqualTo(zip.resolve("week").resolve("friday.csv"));
        assertThat(warnings)
                .extracting(Problem::summary)
                .singleElement()
                .asString()
                .contains("README.txt");
        assertThat(column(read(capture.fileOf(1).path()), "a")).containsExactly("3");
        Files.move(zip, days.resolve("d.zip"));
        assertThat(read(days).table().rows()).isEqualTo(6);
    }

    @Test
    void aSpreadsheetIsNoArchiveOfTables() throws Exception {
        Path sheet = zip("a.xlsx", "[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>");
        assertThatThrownBy(() -> read(sheet)).hasMessageContaining("IO-107").hasMessageContaining("spreadsheet");
    }

    @Test
    void anArchiveThatUnpacksToTooMuch() throws Exception {
        Path zip = zip("a.zip", "a.csv", "a,b\n" + "1,2\n".repeat(1000), "b.csv", "a,b\n" + "1,2\n".repeat(1000));
        ReadOptions options = ReadOptions.defaults().withUnpackLimit(5000);
        assertThatThrownBy(() -> CaptureReader.read(List.of(zip), options).run(Feedback.none()))
                .isInstanceOf(LimitException.class)
                .hasMessageContaining("IO-124");
        assertThat(CaptureReader.read(List.of(zip), options.withUnpackLimit(9000))
                        .run(Feedback.none())
                        .table()
                        .rows())
                .isEqualTo(2000);
    }

    @Test
    void aFileThatChangesWhileItIsRead() throws Exception {
        Path file = file(folder, "a.csv", "a,b\n" + "1,2\n".repeat(5000));
        Runnable append = () -> {
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
                out.write("3,4\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        };
        Feedback feedback = new Listening(append);
        assertThatThrownBy(() -> CaptureReader.read(List.of(file), ReadOptions.defaults(), 4000)
                        .run(feedback))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("IO-114")
                .hasMessageContaining("changed while it was read");
    }

    @Test
    void rejectsOfARecodedFileAreWhereTheyStandInIt() throws Exception {
        String text = "a,Gr\u00F6\u00DFe\n1,2\n\u00E4x,3,3\n4,5,6\n7,8\n\uD83D\uDE00,9,9\n";
        for (TextEncoding encoding : List.of(TextEncoding.UTF_16LE, TextEncoding.UTF_16BE)) {
            byte[] mark = encoding.mark();
            byte[] body = text.getBytes(encoding.charset());
            Path file = folder.resolve("wide.csv");
            Files.write(file, mark);
            Files.write(file, body, StandardOpenOption.APPEND);
            for (int chunk : new int[] {1, 7, 1 << 20}) {
                Capture capture = CaptureReader.read(List.of(file), ReadOptions.defaults(), chunk)
                        .run(Feedback.none());
                List<Long> offsets = new ArrayList<>();
                for (String start : List.of("\u00E4x", "4,5,6", "\uD83D")) {
                    offsets.add(mark.length + 2L * text.indexOf(start));
                }
                assertThat(capture.rejects().kept())
                        .extracting(Reject::byteOffset)
                        .isEqualTo(offsets);
            }
        }
    }

    @Test
    void theAnalystSaysTheEncodingAndTheDialect() throws Exception {
        Path file = Files.write(
                folder.resolve("a.csv"), "k;Label,x\n1;caf\u00E9,y\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> read(file)).hasMessageContaining("IO-111");
        ReadOptions western = ReadOptions.defaults().withEncoding(TextEncoding.WINDOWS_1252);
        Capture capture = CaptureReader.read(List.of(file), western.withDialect(Dialect.csv(';')))
                .run(Feedback.none());
        assertThat(column(capture, "Label,x")).containsExactly("caf\u00E9,y");
    }

    @Test
    void rejectedBytesBringTheEncodingToMind() throws Exception {
        Path file = Files.write(
                folder.resolve("a.csv"),
                ("a,Label\n" + "1,x\n".repeat(9) + "2,caf\u00E9\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(read(file).rejects().count()).isEqualTo(1);
        assertThat(warnings).extracting(Problem::code).containsExactly("IO-213");
    }

    @Test
    void aGuessedEncodingIsTold() throws Exception {
        Path file = Files.write(
                folder.resolve("a.csv"), "Gr\u00F6\u00DFe,Label\n1,x\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(read(file).table().column(0).name()).isEqualTo("Gr\u00F6\u00DFe");
        assertThat(warnings).extracting(Problem::code).containsExactly("IO-211");
    }
}
