package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.eval.Ranking;
import org.strayflow.eval.overview.Overview;
import org.strayflow.eval.overview.Strays;
import org.strayflow.eval.overview.Timeline;
import org.strayflow.filter.Restriction;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.Selection;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Parallel;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/** The overview and what it narrows, without a window. */
class OverviewViewModelTest {
    private static final Restriction TCP = new Restriction.MeaningIs(Meaning.PROTOCOL, "6");
    private static final Restriction UDP = new Restriction.MeaningIs(Meaning.PROTOCOL, "17");
    private static final Restriction FLOOD = new Restriction.KindIs("Flood");

    @TempDir
    Path folder;

    private final WindowThread window = new WindowThread();
    private final JobRunner runner = new JobRunner();
    private final Workspace workspace = new Workspace(new Parallel(2));
    private Analysis analysis;
    private WorkbenchViewModel workbench;
    private OverviewViewModel overview;

    @BeforeEach
    void open() throws Exception {
        Path file = Files.writeString(folder.resolve("office.csv"), Flows.csv(3_000, true, 1));
        Capture capture = workspace.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        analysis = workspace
                .train(capture, TrainingRequest.suggestedFor(capture, IsolationForestSpec.defaults()))
                .run(Feedback.none());
        workbench = new WorkbenchViewModel(
                workspace,
                new SampleCapture(new UserFolders(folder, folder)),
                Dialogs.nobody(),
                new BackgroundJobs(runner, window),
                SettingsKeeper.ofNothing());
        overview = workbench.overview();
        workbench.show(analysis);
    }

    @AfterEach
    void stop() {
        runner.close();
    }

    private Overview summedUp() throws Exception {
        window.until("overview", () -> overview.overviewProperty().get() != null);
        return Objects.requireNonNull(overview.overviewProperty().get());
    }

    private FlaggedRows flagged() {
        return workbench.thresholdRoom().flagged();
    }

    private int[] rowsShown() {
        return IntStream.range(0, flagged().rows().size())
                .map(flagged().rows()::rowAt)
                .toArray();
    }

    private int[] expected(Restriction restriction, double threshold) throws Exception {
        Selection kept = workspace.narrow(analysis.capture(), restriction).run(Feedback.none());
        Ranking ranking = analysis.ranking(analysis.reported()).orElseThrow();
        return Arrays.stream(ranking.flaggedRows(threshold))
                .filter(kept::contains)
                .toArray();
    }

    @Test
    void nothingIsSummedUpBeforeSomebodyLooks() throws Exception {
        assertThat(overview.overviewProperty().get()).isNull();
        overview.watchedProperty().set(true);
        Overview seen = summedUp();
        assertThat(seen.total().flows()).isEqualTo(3_000);
        assertThat(seen.flagged()).isTrue();
        assertThat(seen.total().flagged())
                .isEqualTo(analysis.ranking()
                        .flaggedAt(workbench.thresholdRoom().thresholdProperty().get()));
    }

    @Test
    void theFlaggedShareFollowsTheThresholdWhereADragEnds() throws Exception {
        overview.watchedProperty().set(true);
        Overview before = summedUp();
        ThresholdViewModel room = workbench.thresholdRoom();
        room.adjustingProperty().set(true);
        room.thresholdProperty().set(0);
        assertThat(overview.overviewProperty().get()).isSameAs(before);
        room.adjustingProperty().set(false);
        window.until(
                "all flagged", () -> !before.equals(overview.overviewProperty().get()));
        assertThat(summedUp().total().flagged()).isEqualTo(3_000);
    }

    @Test
    void aRestrictionNarrowsRowsAndFlaggedFlowsAndASecondClickShowsAll() throws Exception {
        overview.narrowing().toggle(List.of(TCP));
        window.until("narrowed", () -> overview.narrowing().rowsProperty().get() != null);
        int[] tcp =
                workspace.narrow(analysis.capture(), TCP).run(Feedback.none()).toArray();
        assertThat(workbench.data().preview()).hasSize(tcp.length).startsWith(tcp[0]);
        double threshold = workbench.thresholdRoom().thresholdProperty().get();
        window.until("flagged", () -> !flagged().rows().isEmpty());
        assertThat(rowsShown()).isEqualTo(expected(TCP, threshold)).isNotEmpty();
        overview.narrowing().toggle(List.of(TCP));
        window.until("all", () -> overview.narrowing().rowsProperty().get() == null);
        assertThat(workbench.data().preview()).hasSize(3_000);
        assertThat(rowsShown())
                .isEqualTo(analysis.ranking(analysis.reported()).orElseThrow().flaggedRows(threshold));
    }

    @Test
    void narrowedFlaggedFlowsFollowTheThresholdAtOnce() throws Exception {
        overview.narrowing().toggle(List.of(UDP));
        window.until(
                "flagged", () -> flagged().isNarrowed() && !flagged().rows().isEmpty());
        for (double threshold : new double[] {0, 0.3, 0.45, 0.55, 0.7, 1}) {
            workbench.thresholdRoom().thresholdProperty().set(threshold);
            assertThat(rowsShown()).isEqualTo(expected(UDP, threshold));
        }
    }

    @Test
    void sortedByAColumnTheyAreNarrowedToo() throws Exception {
        ThresholdViewModel room = workbench.thresholdRoom();
        room.thresholdProperty().set(0.4);
        overview.narrowing().toggle(List.of(FLOOD));
        window.until("narrowed", () -> flagged().isNarrowed());
        flagged().sortProperty().set(new RowSort(FlaggedColumns.id("Bytes"), true));
        int[] wanted = expected(FLOOD, 0.4);
        window.until("sorted", () -> flagged().rows().size() == wanted.length && isSortedByBytes());
        assertThat(rowsShown()).containsExactlyInAnyOrder(wanted);
        overview.narrowing().clear();
        int all = analysis.ranking(analysis.reported()).orElseThrow().flaggedAt(0.4);
        window.until("all", () -> flagged().rows().size() == all);
        assertThat(isSortedByBytes()).isTrue();
    }

    private boolean isSortedByBytes() {
        int[] bytes = Arrays.stream(rowsShown())
                .map(row -> Integer.parseInt(
                        analysis.capture().table().column("Bytes").orElseThrow().text(row)))
                .toArray();
        int[] sorted = bytes.clone();
        Arrays.sort(sorted);
        return Arrays.equals(bytes, sorted);
    }

    @Test
    void aLaterRestrictionOfTheSameSubjectReplacesTheEarlier() {
        overview.narrowing().toggle(List.of(TCP, FLOOD));
        overview.narrowing().toggle(List.of(UDP));
        assertThat(overview.narrowing().parts()).containsExactly(FLOOD, UDP);
        overview.narrowing().remove(FLOOD);
        assertThat(overview.narrowing().parts()).containsExactly(UDP);
    }

    @Test
    void anotherCaptureShowsAllItsFlowsAndOtherBenignTextsChangeNothing() throws Exception {
        overview.narrowing().toggle(List.of(TCP));
        window.until("narrowed", () -> overview.narrowing().rowsProperty().get() != null);
        workbench.setBenign("Flood", true);
        assertThat(overview.narrowing().parts()).containsExactly(TCP);
        Path file = Files.writeString(folder.resolve("next.csv"), Flows.csv(500, false, 2));
        Capture next = workspace.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        workbench.show(workspace.score(next, analysis.model()).run(Feedback.none()));
        assertThat(overview.narrowing().parts()).isEmpty();
        assertThat(workbench.data().preview()).hasSize(500);
    }

    @Test
    void whatTheCaptureLacksIsSaidAndAllFlowsAreShown() throws Exception {
        overview.narrowing().toggle(List.of(new Restriction.MeaningIs(Meaning.SERVICE, "dns")));
        window.until("problem", () -> overview.narrowing().problemProperty().get() != null);
        assertThat(overview.narrowing().rowsProperty().get()).isNull();
        overview.narrowing().clear();
        assertThat(overview.narrowing().problemProperty().get()).isNull();
    }

    @Test
    void timesFollowTheClockThatTheAnalystChose() {
        Moments moments = new Moments(new BackgroundJobs(runner, window));
        moments.setLocal(ZoneOffset.ofHours(2));
        Narrowing narrowing = new Narrowing(workspace, new BackgroundJobs(runner, window), moments.zone());
        Restriction began = new Restriction.BeganBetween(0, 60_000_000L);
        assertThat(narrowing.text(began)).isEqualTo("began 1970-01-01 00:00 – 00:01");
        assertThat(narrowing.text(TCP)).isEqualTo("protocol is TCP (6)");
        moments.displayProperty().set(TimeDisplay.LOCAL);
        assertThat(narrowing.text(began)).isEqualTo("began 1970-01-01 02:00 – 02:01");
    }

    @Test
    void theTimelineSaysWhatItLeavesOut() {
        Timeline times = new Timeline(60_000_000L, List.of(), new Strays(2, 0, 2_000_000_000_000_000L), 3, "");
        assertThat(overview.timelineNote(times))
                .isEqualTo("flows per 1 min; 3 flows without a time left out; 2 flows far from all others left out,"
                        + " from 1970-01-01 to 2033-05-18");
        workbench.timeDisplayProperty().set(TimeDisplay.UTC);
        assertThat(overview.timelineNote(new Timeline(60_000_000L, List.of(), Strays.NONE, 0, "")))
                .isEqualTo("flows per 1 min, in UTC");
    }
}
