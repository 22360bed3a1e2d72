package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.strayflow.io.TestCaptures.file;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.flow.Role;
import org.strayflow.task.Feedback;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/** A preview says what reading will give, from the first bytes alone. */
class CapturePreviewTest {
    @TempDir
    Path folder;

    private static Preview preview(ReadOptions options, Path... files) throws StrayflowException {
        return CapturePreview.of(List.of(files), options).run(Feedback.none());
    }

    private static Preview preview(Path... files) throws StrayflowException {
        return preview(ReadOptions.defaults(), files);
    }

    @Test
    void theFirstRowsOfALongFile() throws Exception {
        StringBuilder text = new StringBuilder("n;kind;Label\n");
        for (int row = 0; row < 50_000; row++) {
            text.append(row).append(row % 100 == 7 ? ";x;y;z\n" : ";tcp;BENIGN\n");
        }
        Path file = file(folder, "a.csv", text.toString());
        Preview preview = preview(file);
        assertThat(preview.rows().rows()).isEqualTo(CapturePreview.ROWS - 10);
        assertThat(preview.rejects().count()).isEqualTo(10);
        assertThat(preview.rejects().kept().getFirst().line()).isEqualTo(9);
        assertThat(preview.dialect()).isEqualTo(Dialect.csv(';'));
        assertThat(preview.encoding()).isEqualTo(TextEncoding.UTF_8);
        assertThat(preview.header()).isTrue();
        assertThat(preview.layout().id()).isEqualTo("generic");
        assertThat(preview.columns()).extracting(ColumnPlan::name).containsExactly("n", "kind", "Label");
        assertThat(preview.bytes()).isEqualTo(Files.size(file));
        assertThat(preview.doubts()).isEmpty();
    }

    @Test
    void readsLittleOfAPackedFile() throws Exception {
        Path file = folder.resolve("a.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            byte[] rows = "1,2,3\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
            out.write("a,b,c\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 300; i++) {
                out.write(rows);
            }
        }
        byte[] all = Files.readAllBytes(file);
        // Whoever read further would find the damage.
        all[all.length - 1] ^= 1;
        Files.write(file, all);
        assertThat(preview(file).rows().rows()).isEqualTo(CapturePreview.ROWS);
        assertThatThrownBy(() -> TestCaptures.read(file)).hasMessageContaining("IO-108");
    }

    @Test
    void whatTheAnalystSaysIsSeenAndReadAlike() throws Exception {
        Path file = file(folder, "a.csv", "a|b,c|Label\n1|2,5|x\n3|4,5|y\n");
        ReadOptions options =
                ReadOptions.defaults().withDialect(Dialect.csv(',')).withRoles(Map.of("a|b", Role.IGNORED));
        Preview preview = preview(options, file);
        assertThat(preview.columns()).extracting(ColumnPlan::name).containsExactly("a|b", "c|Label");
        assertThat(preview.columns().getFirst().role()).isEqualTo(Role.IGNORED);
        Capture capture = CaptureReader.read(List.of(file), options).run(Feedback.none());
        assertThat(preview.rows().fields()).isEqualTo(capture.table().fields());
    }

    @Test
    void aFileOfRejectsAloneIsShownAllTheSame() throws Exception {
        Preview preview = preview(file(folder, "a.csv", "a,b,c\n1,2\n3,4\n"));
        assertThat(preview.rows().rows()).isZero();
        assertThat(preview.rejects().count()).isEqualTo(2);
    }

    @Test
    void doubtsAreKept() throws Exception {
        Path days = Files.createDirectory(folder.resolve("days"));
        Files.write(
                days.resolve("a.csv"),
                "1,caf\u00E9\n2,\u00E9t\u00E9\n3,caf\u00E9\n".getBytes(StandardCharsets.ISO_8859_1));
        file(days, "b.csv", "x,y,z\n1,2,3\n");
        Preview preview = preview(days);
        assertThat(preview.files()).isEqualTo(2);
        assertThat(preview.doubts()).extracting(Problem::code).containsExactly("IO-212", "IO-202", "IO-211");
    }

    @Test
    void failsAsReadingDoes() {
        assertThatThrownBy(() -> preview(folder.resolve("absent.csv"))).hasMessageContaining("IO-101");
    }
}
