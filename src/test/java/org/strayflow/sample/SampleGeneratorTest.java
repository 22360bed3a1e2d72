package org.strayflow.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

class SampleGeneratorTest {
    @TempDir
    Path folder;

    @Test
    void theCheckedInFilesAreWhatTheGeneratorMakesInAnyLocale() throws StrayflowException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        List<Path> files;
        try {
            files = SampleGenerator.write(folder, SampleGenerator.SEED, false).run(Feedback.none());
        } finally {
            Locale.setDefault(before);
        }
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .containsExactly("office-day-1.csv.gz", "office-day-2.csv.gz");
        for (Path file : files) {
            String made = SampleRows.text(file);
            String checkedIn = SampleRows.text(SampleRows.FOLDER.resolve(file.getFileName()));
            assertThat(made.equals(checkedIn))
                    .as(
                            "%s is what seed %d gives; write it again when the generator was changed",
                            file, SampleGenerator.SEED)
                    .isTrue();
        }
    }

    @Test
    void anotherSeedGivesOtherFlows() throws StrayflowException {
        List<String> lines = SampleGenerator.lines(OfficeDay.FIRST, 1).run(Feedback.none());
        assertThat(lines).hasSize(OfficeDay.FLOWS + 1);
        assertThat(lines.get(1))
                .isNotEqualTo(SampleRows.text(SampleRows.FOLDER.resolve("office-day-1.csv.gz"))
                                .split("\n", 3)[1] + "\n");
    }

    @Test
    void theReadmeNamesEveryIncidentWithItsSize() throws IOException {
        String readme = Files.readString(SampleRows.FOLDER.resolve("README.md"));
        for (OfficeDay day : OfficeDay.values()) {
            Map<String, Integer> counts = new TreeMap<>();
            for (Flow flow : SampleGenerator.flows(day, SampleGenerator.SEED, Feedback.none())) {
                counts.merge(flow.label(), 1, Integer::sum);
            }
            counts.forEach((label, count) ->
                    assertThat(readme).contains(String.format(Locale.ROOT, "| %s | %,d |", label, count)));
        }
    }

    @Test
    void anExistingFileIsReplacedOnlyWhenAllowed() throws IOException {
        Path file = Files.writeString(folder.resolve("office-day-2.csv.gz"), "mine");
        assertThatThrownBy(() -> SampleGenerator.write(folder, 1, false).run(Feedback.none()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("SAMPLE-101")
                .hasMessageContaining("office-day-2.csv.gz");
        assertThat(file).hasContent("mine");
        assertThat(folder.resolve("office-day-1.csv.gz")).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeMadeIsAnInputProblem() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> SampleGenerator.write(file, 1, false).run(Feedback.none()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("SAMPLE-102");
    }

    @Test
    void aCancelWhileWritingLeavesNothing() throws IOException {
        Path half = folder.resolve(".office-day-1.csv.gz.part");
        assertThatThrownBy(() -> SampleGenerator.write(folder, 1, false).run(new CancelWhen(half)))
                .isInstanceOf(CancellationException.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    /** Cancels as soon as a file exists. */
    private record CancelWhen(Path file) implements Feedback {
        @Override
        public void stage(String text) {
            // not looked at
        }

        @Override
        public void progress(long done, long total) {
            // not looked at
        }

        @Override
        public void warn(Problem problem) {
            throw new AssertionError(problem);
        }

        @Override
        public void check() {
            if (Files.exists(file)) {
                throw new CancellationException();
            }
        }

        @Override
        public Feedback sub(double weight) {
            return this;
        }
    }
}
