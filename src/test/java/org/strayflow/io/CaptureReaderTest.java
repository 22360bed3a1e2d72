package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.strayflow.io.TestCaptures.column;
import static org.strayflow.io.TestCaptures.file;
import static org.strayflow.io.TestCaptures.read;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.flow.Column;
import org.strayflow.flow.Field;
import org.strayflow.flow.Labels;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;

class CaptureReaderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheSeparator(String separator) throws Exception {
        // Decimal commas must not be taken for separators.
        String cell = separator.equals(",") ? "2.5" : "2,5";
        Path file = file(folder, "a.csv", String.join(separator, "x", "y") + "\n" + String.join(separator, "1", cell));
        Capture capture = read(file);
        assertThat(capture.table().width()).isEqualTo(2);
        assertThat(capture.table().rows()).isEqualTo(1);
        assertThat(capture.rejects().count()).isZero();
    }

    @Test
    void theSeparatorIsFoundInRaggedFilesToo() throws Exception {
        Capture capture = read(file(folder, "a.csv", "a;b;c\n1;2\n3;4\n5;6;7\n"));
        assertThat(capture.table().width()).isEqualTo(3);
        assertThat(capture.rejects().count()).isEqualTo(2);
        assertThatThrownBy(() -> read(file(folder, "b.csv", "a;b;c\n1;2\n")))
                .hasMessageContaining("2 fields instead of 3");
        assertThat(column(read(file(folder, "c.csv", "why;\nno\nyes\n")), "why;"))
                .containsExactly("no", "yes");
    }

    @Test
    void numbersAreNarrowAndExact() throws Exception {
        Capture capture = read(file(
                folder,
                "a.csv",
                "small,big,real,gaps,word\n1,9007199254740993,0.1,,tcp\n-2,5,Infinity,NaN,udp\n 3 ,1, -inf ,-,tcp\n"));
        assertThat(capture.table().fields().stream().map(Field::type))
                .containsExactly(
                        Field.Type.INTEGER, Field.Type.INTEGER, Field.Type.DECIMAL, Field.Type.TEXT, Field.Type.TEXT);
        assertThat(column(capture, "big")).containsExactly("9007199254740993", "5", "1");
        assertThat(column(capture, "real")).containsExactly("0.1", "Infinity", "-Infinity");
        assertThat(capture.table().column(0).heapBytes()).isEqualTo(3);
    }

    @Test
    void placeholdersAreMissingAmongNumbers() throws Exception {
        Capture capture = read(file(folder, "a.csv", "n,w\n1,-\n-,http\n?,-\nNA,x\nnull,y\n"));
        NumberColumn n = (NumberColumn) capture.table().column("n").orElseThrow();
        assertThat(n.missingCount()).isEqualTo(4);
        assertThat(column(capture, "w")).containsExactly("-", "http", "-", "x", "y");
    }

    @Test
    void aLabelIsTextAndWithoutBlanks() throws Exception {
        Capture capture = read(file(folder, "a.csv", "n,Label\n1, 0\n2,1 \n3,0\n4,\n"));
        Labels labels = Objects.requireNonNull(capture.labels());
        assertThat(labels.kinds()).containsExactly("0", "1");
        assertThat(labels.benign()).isEqualTo(2);
        assertThat(labels.attacks()).isEqualTo(1);
        assertThat(labels.unlabelled()).isEqualTo(1);
    }

    @Test
    void otherTextKeepsItsBlanks() throws Exception {
        assertThat(column(read(file(folder, "a.csv", "n,dir\n1,  ->\n2,<- \n")), "dir"))
                .containsExactly("  ->", "<- ");
    }

    @Test
    void withoutAnyLabelThereAreNone() throws Exception {
        assertThat(read(file(folder, "a.csv", "n,Label\n1,\n2,\n")).labels()).isNull();
        assertThat(read(file(folder, "b.csv", "n,m\n1,2\n")).labels()).isNull();
    }

    @Test
    void theAnalystChoosesLabelAndBenign() throws Exception {
        Path file = file(folder, "a.csv", "n,Label,kind\n1,0,web\n2,1,scan\n");
        ReadOptions options = ReadOptions.defaults().withLabelColumn("KIND").withBenign(Set.of("web"));
        Capture capture = CaptureReader.read(List.of(file), options).run(Feedback.none());
        assertThat(capture.table().labelColumn().orElseThrow().name()).isEqualTo("kind");
        assertThat(capture.table().role(1)).isEqualTo(Role.IGNORED);
        assertThat(Objects.requireNonNull(capture.labels()).benign()).isEqualTo(1);
        Capture other = capture.withBenign(Set.of("web", "scan"));
        assertThat(Objects.requireNonNull(other.labels()).attacks()).isZero();
    }

    @Test
    void aLabelColumnThatIsNotThereIsSaid() throws Exception {
        Path file = file(folder, "a.csv", "n,m\n1,2\n");
        ReadOptions options = ReadOptions.defaults().withLabelColumn("Label");
        assertThatThrownBy(() -> CaptureReader.read(List.of(file), options).run(Feedback.none()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("IO-112")
                .hasMessageContaining("n, m");
    }

    @Test
    void marksBlankLinesAndLineEndsDoNotMatter() throws Exception {
        String[] contents = {
            "a,b\n1,x\n2,y\n",
            "\uFEFFa,b\r\n1,x\r\n2,y",
            "\n\na,b\r1,x\r\r2,y\r",
            " a ,b\n1,x\n\n   \n2,y\n\n",
            "\"a\",\"b\"\n\"1\",\"x\"\n2,\"y\"\n"
        };
        for (String content : contents) {
            Capture capture = read(file(folder, "a.csv", content));
            assertThat(column(capture, "a")).as(content).containsExactly("1", "2");
            assertThat(column(capture, "b")).containsExactly("x", "y");
            assertThat(capture.rejects().count()).isZero();
        }
    }

    @Test
    void quotedCellsMayHoldAnything() throws Exception {
        Capture capture =
                read(file(folder, "a.csv", "n,t\n1,\"a,b\"\n2,\"say \"\"hi\"\"\"\n3,\"two\r\nlines\"\n4,\"\"\n"));
        assertThat(column(capture, "t")).containsExactly("a,b", "say \"hi\"", "two\r\nlines", "");
    }

    @Test
    void otherAlphabetsAndMojibakeStay() throws Exception {
        Capture capture = read(file(folder, "a.csv", "größe,Label\n1,Web \uFFFD XSS\n2,攻撃 🚨\n"));
        assertThat(column(capture, "größe")).containsExactly("1", "2");
        assertThat(column(capture, "Label")).containsExactly("Web \uFFFD XSS", "攻撃 🚨");
    }

    @Test
    void gzipIsReadByItsContent() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String part : List.of("a,b\n1,x\n", "2,y\n")) {
            try (OutputStream out = new GZIPOutputStream(bytes)) {
                out.write(part.getBytes(StandardCharsets.UTF_8));
            }
        }
        Path file = Files.write(folder.resolve("no-ending"), bytes.toByteArray());
        Capture capture = read(file);
        assertThat(column(capture, "a")).containsExactly("1", "2");
        assertThat(capture.files().getFirst().fingerprint().bytes()).isEqualTo(bytes.size());
    }

    @Test
    void theFingerprintIsThatOfTheBytes() throws Exception {
        Capture capture = read(file(folder, "a.csv", "a,b\n1,2\n"));
        assertThat(capture.files().getFirst().fingerprint().sha256()).isEqualTo(sha256("a,b\n1,2\n"));
        assertThat(capture.files().getFirst().fingerprint().name()).isEqualTo("a.csv");
    }

    @Test
    void rowsOfSeveralFilesFollowEachOther() throws Exception {
        Path one = file(folder, "one.csv", "a,b\n1,x\nbad\n2,y\n");
        Path two = file(folder, "two.csv", "a;b\n3;z\n");
        Capture capture = read(one, two);
        assertThat(capture.title()).isEqualTo("one.csv + 1");
        assertThat(column(capture, "a")).containsExactly("1", "2", "3");
        assertThat(capture.fileOf(1).path()).isEqualTo(one);
        assertThat(capture.fileOf(2)).isEqualTo(capture.files().get(1));
        assertThat(capture.files().get(1).firstRow()).isEqualTo(2);
        assertThat(capture.files().getFirst().rejected()).isEqualTo(1);
        assertThatThrownBy(() -> capture.fileOf(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aTableWithoutHeaderGetsNumberedColumnsAndAWarning() throws Exception {
        JobFeedback feedback = new JobFeedback();
        Path file = file(folder, "a.csv", "1,tcp,3\n2,udp,4\n");
        Capture capture =
                CaptureReader.read(List.of(file), ReadOptions.defaults()).run(feedback);
        assertThat(capture.table().columns().stream().map(Column::name))
                .containsExactly("column 1", "column 2", "column 3");
        assertThat(capture.table().rows()).isEqualTo(2);
        assertThat(feedback.snapshot().warnings()).singleElement().satisfies(p -> assertThat(p.code())
                .isEqualTo("IO-202"));
    }

    @Test
    void aColumnOfMoreThanStrayTextsIsReadAgainAsText() throws Exception {
        StringBuilder content = new StringBuilder("n,m\n");
        for (int row = 0; row < 3000; row++) {
            content.append(row).append(',').append(row < 2000 ? "7" : "http").append('\n');
        }
        JobFeedback feedback = new JobFeedback();
        Path file = file(folder, "a.csv", content.toString());
        Capture capture =
                CaptureReader.read(List.of(file), ReadOptions.defaults()).run(feedback);
        assertThat(capture.table().rows()).isEqualTo(3000);
        assertThat(capture.table().fields().get(1).type()).isEqualTo(Field.Type.TEXT);
        assertThat(feedback.snapshot().warnings()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo("IO-201");
            assertThat(p.where()).isEqualTo("m");
        });
    }

    @Test
    void whetherAColumnIsTextDependsOnTheWholeFileNotOnWhereTheTextsAre() throws Exception {
        for (int first : new int[] {0, 900, 5000}) {
            StringBuilder few = new StringBuilder("n,m\n");
            StringBuilder many = new StringBuilder("n,m\n");
            for (int row = 0; row < 6000; row++) {
                few.append(row)
                        .append(',')
                        .append(row >= first && row < first + 6 ? "0x1f" : "7")
                        .append('\n');
                many.append(row)
                        .append(',')
                        .append(row >= first && row < first + 7 ? "0x1f" : "7")
                        .append('\n');
            }
            Capture rejected = read(file(folder, "few.csv", few.toString()));
            assertThat(rejected.table().rows()).isEqualTo(5994);
            assertThat(rejected.table().fields().get(1).type()).isEqualTo(Field.Type.INTEGER);
            Capture text = read(file(folder, "many.csv", many.toString()));
            assertThat(text.table().rows()).isEqualTo(6000);
            assertThat(text.table().fields().get(1).type()).isEqualTo(Field.Type.TEXT);
        }
    }

    @Test
    void inASmallTableOneTextMakesAColumnOfText() throws Exception {
        JobFeedback feedback = new JobFeedback();
        Path file = file(folder, "a.csv", "n,m\n" + "1,2\n".repeat(50) + "1,http\n");
        Capture capture =
                CaptureReader.read(List.of(file), ReadOptions.defaults()).run(feedback);
        assertThat(capture.table().fields().get(1).type()).isEqualTo(Field.Type.TEXT);
        assertThat(feedback.snapshot().warnings()).isEmpty();
    }

    @Test
    void aKnownColumnOfNumbersStaysOne() throws Exception {
        String good = "0,tcp,http,SF," + "1,".repeat(37) + "normal\n";
        Capture capture = read(file(folder, "a.csv", good + good.replaceFirst("SF,1", "SF,x") + good));
        assertThat(capture.layout().id()).isEqualTo("kdd99");
        assertThat(capture.table().rows()).isEqualTo(2);
        assertThat(capture.rejects().kept())
                .extracting(Reject::line, Reject::column)
                .containsExactly(tuple(2L, "src_bytes"));
    }

    @Test
    void oneFileMayHaveAHeaderAndAnotherNone() throws Exception {
        String names = KddColumns.FEATURES.stream().map(ColumnPlan::name).collect(Collectors.joining(",")) + ",class\n";
        String row = "0,tcp,http,SF," + "1,".repeat(37) + "normal\n";
        Path with = file(folder, "with.csv", names + row + names + row);
        Path without = file(folder, "without.csv", row + row + row);
        for (List<Path> files : List.of(List.of(with, without), List.of(without, with))) {
            Capture capture = CaptureReader.read(files, ReadOptions.defaults()).run(Feedback.none());
            assertThat(capture.table().rows()).isEqualTo(5);
            assertThat(capture.rejects().kept()).extracting(Reject::reason).containsExactly("repeated header");
        }
    }

    @Test
    void aRecordOfEmptyCellsIsNoHeader() throws Exception {
        assertThat(read(file(folder, "a.csv", "1,2\n,\n3,4\n")).table().rows()).isEqualTo(3);
    }

    @Test
    void aStrayTextCostsItsRecordOnly() throws Exception {
        StringBuilder content = new StringBuilder("n,m\n");
        for (int row = 0; row < 3000; row++) {
            content.append(row)
                    .append(',')
                    .append(row == 10 || row == 2000 ? "http" : "7")
                    .append('\n');
        }
        Capture capture = read(file(folder, "a.csv", content.toString()));
        assertThat(capture.table().rows()).isEqualTo(2998);
        assertThat(capture.rejects().kept())
                .extracting(Reject::line, Reject::column, Reject::reason, Reject::text)
                .containsExactly(
                        tuple(12L, "m", "not a number", "10,http"), tuple(2002L, "m", "not a number", "2000,http"));
    }

    @Test
    void progressCountsTheBytes() throws Exception {
        JobFeedback feedback = new JobFeedback();
        Path file = file(folder, "a.csv", "a,b\n1,2\n");
        CaptureReader.read(List.of(file), ReadOptions.defaults()).run(feedback);
        assertThat(feedback.snapshot().fraction()).isEqualTo(1);
    }

    private static String sha256(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
