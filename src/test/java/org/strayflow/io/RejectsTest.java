package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.strayflow.io.TestCaptures.column;
import static org.strayflow.io.TestCaptures.file;
import static org.strayflow.io.TestCaptures.read;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.task.Feedback;

/** Records that cannot be read are told with their place and cost nothing else. */
class RejectsTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @TempDir
    Path folder;

    private Reject only(Capture capture, int rows) {
        assertThat(capture.table().rows()).isEqualTo(rows);
        assertThat(capture.rejects().count()).isEqualTo(1);
        assertThat(capture.files().getFirst().rejected()).isEqualTo(1);
        return capture.rejects().kept().getFirst();
    }

    @Test
    void raggedRecords() throws Exception {
        Capture capture = read(file(folder, "a.csv", "a,b,c\r\n1,2,3\r\n1,2\r\n\r\n1,2,3,4\r\n4,5,6\r\n"));
        assertThat(capture.table().rows()).isEqualTo(2);
        assertThat(capture.rejects().kept())
                .containsExactly(
                        new Reject("a.csv", 3, 14, null, "2 fields instead of 3", "1,2"),
                        new Reject("a.csv", 5, 21, null, "4 fields instead of 3", "1,2,3,4"));
    }

    @Test
    void theHeaderOnceMore() throws Exception {
        Reject reject = only(read(file(folder, "a.csv", " a,b,b,\n1,2,3,4\na, b,b,\n5,6,7,8\n")), 2);
        assertThat(reject).isEqualTo(new Reject("a.csv", 3, 16, null, "repeated header", "a, b,b,"));
    }

    @Test
    void aTableOfOneColumnMayHoldItsOwnName() throws Exception {
        Capture capture = read(file(folder, "a.csv", "word\nword\nother\n"));
        assertThat(column(capture, "word")).containsExactly("word", "other");
    }

    @Test
    void emptyLinesBeforeTheHeaderDoNotHideItFromAnyChunk() throws Exception {
        Path file = file(folder, "a.csv", "\n\r\n  \n\"\"\n\na,b\n1,x\n2,y\n");
        for (int size = 1; size < 40; size++) {
            Capture capture = TestCaptures.read(file, size, 1);
            assertThat(column(capture, "b")).containsExactly("x", "y");
            assertThat(capture.rejects().count()).isZero();
        }
    }

    @Test
    void aQuoteThatIsClosedByALaterOneCostsItsLineOnly() throws Exception {
        Path file = file(folder, "a.csv", "a,b\n1,x\n2,\"never\n3,y\n4,z\n5,\"w\"\n6,v\n");
        for (int size = 1; size < 50; size++) {
            Capture capture = TestCaptures.read(file, size, 1);
            assertThat(column(capture, "b")).containsExactly("x", "y", "z", "w", "v");
            assertThat(only(capture, 5).line()).isEqualTo(3);
        }
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsLineOnly() throws Exception {
        Reject reject = only(read(file(folder, "a.csv", "a,b\n1,x\n2,\"never\n3,y\n")), 2);
        assertThat(reject.reason()).isEqualTo("a quote is opened and never closed");
        assertThat(reject.line()).isEqualTo(3);
        assertThat(reject.byteOffset()).isEqualTo(8);
        assertThat(reject.text()).isEqualTo("2,\"never");
    }

    @Test
    void textBehindAClosingQuote() throws Exception {
        Reject reject = only(read(file(folder, "a.csv", "a,b\n1,x\n2,\"Hey, I missed \" it\"\n3,y\n")), 2);
        assertThat(reject.reason()).isEqualTo("text behind a closing quote");
        assertThat(reject.line()).isEqualTo(3);
    }

    @Test
    void nulBytes() throws Exception {
        Reject reject = only(read(file(folder, "a.csv", "a,b\n1,x\n2,y\0z\n3,y\n")), 2);
        assertThat(reject.reason()).isEqualTo("holds a NUL byte");
        assertThat(reject.byteOffset()).isEqualTo(8);
    }

    @Test
    void badUtf8IsToldWithItsColumn() throws Exception {
        byte[] bytes = "a,Label\n1,x\n2,caf\u00E9\n3,y\n".getBytes(StandardCharsets.ISO_8859_1);
        Reject reject = only(read(Files.write(folder.resolve("a.csv"), bytes)), 2);
        assertThat(reject.reason()).isEqualTo("not valid UTF-8");
        assertThat(reject.column()).isEqualTo("Label");
        assertThat(reject.text()).isEqualTo("2,caf\uFFFD");
    }

    @Test
    void theDashOfTheOriginalWebAttackLabelsIsRead() throws Exception {
        String header = CicColumns.FEATURES.stream().map(ColumnPlan::name).collect(Collectors.joining(","));
        String row = "1," + "2,".repeat(CicColumns.FEATURES.size());
        String content = "Destination Port," + header + ",Label\n" + row + "Web Attack \u2013 XSS\n" + row
                + "caf\u00E9\n" + row + "BENIGN\n" + ",".repeat(CicColumns.FEATURES.size() + 1) + "\n";
        Capture capture = read(Files.write(folder.resolve("a.csv"), content.getBytes(WINDOWS)));
        assertThat(capture.layout().id()).isEqualTo("cic-ids2017-machine-learning");
        assertThat(column(capture, "Label")).containsExactly("Web Attack \u2013 XSS", "BENIGN");
        assertThat(capture.rejects().kept())
                .extracting(Reject::reason)
                .containsExactly("not valid UTF-8", "every field is empty");
    }

    @Test
    void longRecordsAreCut() throws Exception {
        Reject reject = only(read(file(folder, "a.csv", "a,b\n1,2\n" + "é".repeat(2000) + "\n")), 1);
        assertThat(reject.text()).hasSize(Reject.TEXT_LIMIT);
    }

    @Test
    void aCutNeverSplitsACharacter() {
        String text = "x".repeat(Reject.TEXT_LIMIT - 1) + "🚨";
        assertThat(new Reject("f", 1, 0, null, "r", text).text()).isEqualTo("x".repeat(Reject.TEXT_LIMIT - 1));
    }

    @Test
    void allAreCountedAndTheFirstAreKept() throws Exception {
        String content = "a,b\n1,2\n" + "ragged\n".repeat(RejectLog.KEPT + 500) + "3,4\n";
        for (int chunkSize : new int[] {50, 4000, 1 << 20}) {
            Capture capture = read(file(folder, "a.csv", content), chunkSize, 2);
            assertThat(capture.table().rows()).isEqualTo(2);
            assertThat(capture.rejects().count()).isEqualTo(RejectLog.KEPT + 500);
            assertThat(capture.rejects().kept()).hasSize(RejectLog.KEPT);
            assertThat(capture.rejects().kept().getLast().line()).isEqualTo(RejectLog.KEPT + 2);
        }
    }

    @Test
    void theLogCanBeWritten() throws Exception {
        Capture capture = read(file(folder, "a.csv", "a,b\n1,2\n=cmd\n-x,\"y\nz\",2\n"));
        Path out = folder.resolve("rejects.csv");
        capture.rejects().write(out, false).run(Feedback.none());
        assertThat(Files.readString(out)).isEqualTo("""
                        file,line,byte_offset,column,reason,text
                        a.csv,3,8,,1 field instead of 2,'=cmd
                        a.csv,4,13,,3 fields instead of 2,"'-x,""y
                        z"",2"
                        """);
        Capture back = read(out);
        assertThat(column(back, "text")).isEqualTo(List.of("=cmd", "-x,\"y\nz\",2"));
    }
}
