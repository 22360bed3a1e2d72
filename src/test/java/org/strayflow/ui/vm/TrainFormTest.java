package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.EnsembleSpec;
import org.strayflow.detect.XgBoostSpec;
import org.strayflow.eval.Partition;
import org.strayflow.eval.Split;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Parallel;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.SplitChoice;
import org.strayflow.workspace.Workspace;

/** Detector, split and learning in the Train room's form. */
class TrainFormTest {
    private static final Workspace WORKSPACE = new Workspace(new Parallel(2));

    @TempDir
    Path folder;

    private final TrainViewModel form = new TrainViewModel();
    private Capture capture;

    @BeforeEach
    void open() throws Exception {
        capture = read("office.csv", true);
        form.show(capture);
    }

    private Capture read(String name, boolean labelled) throws Exception {
        Path file = Files.writeString(folder.resolve(name), Flows.csv(1_000, labelled, 1));
        return WORKSPACE.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
    }

    private void choose(String id) {
        DetectorSpec spec = form.detectors().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        form.detectorProperty().set(spec);
    }

    private Setting setting(String key) {
        return form.settings().stream()
                .filter(one -> one.parameter().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anotherMemberOfAnEnsembleBringsItsSettingsAndKeepsTheOthers() throws Exception {
        choose(EnsembleSpec.ID);
        setting("classifier.rounds").text().set("17");
        setting("novelty").text().set("isolation-forest");
        setting("novelty.trees").text().set("23");
        setting("rule").text().set("rank");
        assertThat(form.blockedProperty().get()).isEmpty();
        assertThat(form.request().spec().settings())
                .containsEntry("classifier.rounds", "17")
                .containsEntry("novelty", "isolation-forest")
                .containsEntry("novelty.trees", "23")
                .containsEntry("rule", "rank");
        setting("classifier").text().set("logistic-regression");
        assertThat(form.settings()).noneMatch(one -> one.parameter().key().equals("classifier.rounds"));
        assertThat(form.request().preparation()).isEqualTo(form.request().spec().preparation());
        form.resetSettings();
        assertThat(form.request().spec()).isEqualTo(EnsembleSpec.defaults());
    }

    @Test
    void aClassifierNeedsLabelsAndNoChoiceOfRows() throws Exception {
        choose(XgBoostSpec.ID);
        assertThat(form.needsLabels()).isTrue();
        assertThat(form.blockedProperty().get()).isEmpty();
        form.show(read("bare.csv", false));
        assertThat(form.blockedProperty().get()).contains("no labels");
        choose("isolation-forest");
        assertThat(form.needsLabels()).isFalse();
        assertThat(form.blockedProperty().get()).isEmpty();
    }

    @Test
    void theSplitIsAskedFor() throws Exception {
        SplitViewModel split = form.split();
        assertThat(form.request().split()).isEqualTo(SplitChoice.suggested());
        split.wayProperty().set("kind");
        assertThat(split.asksForKinds()).isTrue();
        assertThat(form.blockedProperty().get()).contains("No kind is held out");
        assertThat(split.kinds()).extracting(SplitViewModel.Choice::text).doesNotContain("BENIGN");
        split.kinds().getFirst().chosen().set(true);
        assertThat(form.request().split())
                .isEqualTo(new SplitChoice(
                        Optional.of(Split.Method.KIND),
                        List.of(),
                        List.of(split.kinds().getFirst().text())));
        split.wayProperty().set("file");
        assertThat(form.blockedProperty().get()).contains("one file only");
        split.wayProperty().set("stratified");
        split.trainShareProperty().set("70");
        split.validationShareProperty().set(" 10 ");
        assertThat(form.request().trainShare()).isEqualTo(0.7);
        assertThat(form.request().validationShare()).isEqualTo(0.1);
        split.trainShareProperty().set("95");
        assertThat(form.blockedProperty().get()).contains("make no sense");
        split.trainShareProperty().set("most");
        assertThatThrownBy(form::request)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("most");
    }

    @Test
    void theLossIsFollowedWhileItLearnsAndShownAfterwards() throws Exception {
        choose(XgBoostSpec.ID);
        setting("rounds").text().set("12");
        LearningViewModel learning = form.learning();
        JobFeedback feedback = new JobFeedback();
        learning.follow(feedback);
        assertThat(learning.learningProperty().get().losses()).isEmpty();
        Analysis analysis = WORKSPACE.train(capture, form.request()).run(feedback);
        learning.poll();
        double[] live = learning.learningProperty().get().losses();
        assertThat(live).hasSizeBetween(1, 12);
        assertThat(learning.learningProperty().get().kept()).isZero();
        learning.follow(null);
        form.showTrained(analysis);
        assertThat(learning.learningProperty().get().losses()).containsExactly(live);
        assertThat(learning.learningProperty().get().kept()).isBetween(1, 12);
        assertThat(analysis.split().rows(Partition.VALIDATION).size()).isPositive();
        choose("isolation-forest");
        form.showTrained(WORKSPACE.train(capture, form.request()).run(Feedback.none()));
        assertThat(learning.learningProperty().get().losses()).isEmpty();
    }
}
