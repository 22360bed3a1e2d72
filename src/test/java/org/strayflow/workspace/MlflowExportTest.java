package org.strayflow.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Problem;

/** Reads the export by the rules of MLflow's own file store ({@code mlflow/store/tracking/file_store.py}). */
class MlflowExportTest {
    /** What MLflow allows in the name of a parameter or metric. */
    private static final Pattern NAME = Pattern.compile("[/\\w.\\- ]*");

    @TempDir
    Path folder;

    private final TrainingRun run = RunLogTest.withMetric("20260301-102030", 0.75);

    private Path export(TrainingRun... runs) throws Exception {
        return MlflowExport.of(List.of(runs)).write(folder).run(Feedback.none());
    }

    private static Map<String, String> yaml(Path folder) throws IOException {
        Map<String, String> meta = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve("meta.yaml"))) {
            String[] parts = line.split(": ", 2);
            meta.put(parts[0], parts[1]);
        }
        return meta;
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> there = Files.list(folder)) {
            for (Path file : there.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return contents;
    }

    @Test
    void theFoldersAreThoseOfAnExperimentWithItsRuns() throws Exception {
        Path store = export(run);
        assertThat(store).isEqualTo(folder.resolve("mlruns"));
        Path experiment = store.resolve(MlflowExport.EXPERIMENT);
        assertThat(yaml(experiment))
                .containsEntry("experiment_id", "'" + MlflowExport.EXPERIMENT + "'")
                .containsEntry("name", "'Strayflow'")
                .containsEntry("lifecycle_stage", "'active'")
                .containsEntry("creation_time", "1772360430000")
                .hasSize(6);
        assertThat(yaml(store.resolve("0"))).containsEntry("name", "'Default'");
        Path there = experiment.resolve(MlflowExport.idOf(run));
        assertThat(yaml(there))
                .containsEntry("run_id", "'" + MlflowExport.idOf(run) + "'")
                .containsEntry("run_uuid", "'" + MlflowExport.idOf(run) + "'")
                .containsEntry("experiment_id", "'" + MlflowExport.EXPERIMENT + "'")
                .containsEntry("status", "3")
                .containsEntry("source_type", "4")
                .containsEntry("start_time", "1772360430000")
                .containsEntry("end_time", "1772360431500")
                .containsEntry("tags", "[]")
                .containsEntry(
                        "artifact_uri",
                        "'" + there.resolve("artifacts").toUri().toString().replaceAll("/$", "") + "'");
        assertThat(MlflowExport.idOf(run)).matches("[0-9a-f]{32}");
        assertThat(there.resolve("artifacts").resolve("run.json")).isNotEmptyFile();
    }

    @Test
    void parametersMetricsAndTagsReadBack() throws Exception {
        Path there = export(run).resolve(MlflowExport.EXPERIMENT).resolve(MlflowExport.idOf(run));
        Map<String, String> params = files(there.resolve("params"));
        assertThat(params)
                .containsEntry("detector", "isolation-forest")
                .containsEntry("columns", "a, b")
                .containsEntry("fixes", "–")
                .containsEntry("it_s", "a: 'b'\n#c");
        Map<String, String> metrics = files(there.resolve("metrics"));
        assertThat(metrics)
                .containsEntry("f1", "1772360431500 0.75 0\n")
                .containsEntry("validation logloss", "1772360431500 0.5 0\n1772360431500 0.25 1\n");
        assertThat(metrics.values()).allSatisfy(text -> assertThat(text.lines())
                .allSatisfy(line -> assertThat(line).matches("\\d+ [-+.0-9eE]+ \\d+")));
        assertThat(Stream.concat(params.keySet().stream(), metrics.keySet().stream()))
                .allMatch(name -> NAME.matcher(name).matches());
        assertThat(files(there.resolve("tags")))
                .containsEntry("mlflow.runName", "isolation-forest 20260301-102030")
                .containsEntry("mlflow.source.type", "LOCAL");
    }

    @Test
    void theCommandsAreThoseOfNewAndOfOldVersions() throws Exception {
        Path store = export(run);
        String database = "sqlite:///" + folder.resolve("mlflow.db").toString().replace('\\', '/');
        assertThat(MlflowExport.commands(store))
                .containsExactly(
                        "# MLflow 3.10 and later",
                        "mlflow migrate-filestore --source \"" + store + "\" --target \"" + database + "\"",
                        "mlflow ui --backend-store-uri \"" + database + "\"",
                        "# MLflow before 3.10",
                        "mlflow ui --backend-store-uri " + store.toUri());
    }

    @Test
    void aSecondExportReplacesTheRunAndLeavesWhatIsNotOurs() throws Exception {
        Path store = export(run);
        Path other = Files.createDirectories(store.resolve("77").resolve("abc"));
        Files.writeString(store.resolve("0").resolve("meta.yaml"), "mine");
        Path params = store.resolve(MlflowExport.EXPERIMENT)
                .resolve(MlflowExport.idOf(run))
                .resolve("params");
        Files.writeString(params.resolve("old"), "1");
        export(run, RunLogTest.withMetric("20260301-102030-2", 0.5));
        assertThat(other).isDirectory();
        assertThat(store.resolve("0").resolve("meta.yaml")).hasContent("mine");
        assertThat(params.resolve("old")).doesNotExist();
        try (Stream<Path> runs = Files.list(store.resolve(MlflowExport.EXPERIMENT))) {
            assertThat(runs.filter(Files::isDirectory)).hasSize(2);
        }
    }

    @Test
    void longValuesAreCutAndKeysCannotLeaveTheFolder() throws Exception {
        TrainingRun odd = new TrainingRun(
                run.format(),
                1,
                run.id(),
                run.time(),
                run.seconds(),
                run.title(),
                Map.of("../../../x", "1", "..", "2"),
                List.of("c".repeat(7_000)),
                1,
                List.of(),
                run.data(),
                run.result(),
                "");
        Path params = export(odd)
                .resolve(MlflowExport.EXPERIMENT)
                .resolve(MlflowExport.idOf(odd))
                .resolve("params");
        assertThat(files(params)).containsKeys("_.._.._.._x", "_..");
        assertThat(files(params).get("columns")).hasSize(MlflowExport.MOST_CHARACTERS);
    }

    @Test
    void theModelGoesAlongWhereItIsStillThere() throws Exception {
        Path model = Files.writeString(folder.resolve("m.sfm"), "a model");
        TrainingRun saved = run.savedAs(model.toString());
        Path artifacts = export(saved)
                .resolve(MlflowExport.EXPERIMENT)
                .resolve(MlflowExport.idOf(saved))
                .resolve("artifacts");
        assertThat(artifacts.resolve("model.sfm")).hasContent("a model");
        JobFeedback feedback = new JobFeedback();
        MlflowExport.of(List.of(run.savedAs("/gone/m.sfm"))).write(folder).run(feedback);
        assertThat(feedback.snapshot().warnings()).extracting(Problem::code).containsExactly("RUN-208");
    }

    @Test
    void aFolderThatCannotBeMadeIsSaid() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> MlflowExport.of(List.of(run)).write(file).run(Feedback.none()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("RUN-207");
    }
}
