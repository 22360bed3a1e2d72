package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.feature.PreparationPlan;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.Workspace;

/** How features are made, in the Train room's form. */
class PreparationViewModelTest {
    private static final Workspace WORKSPACE = new Workspace(new Parallel(2));

    @TempDir
    Path folder;

    private final TrainViewModel train = new TrainViewModel();
    private final PreparationViewModel form = train.preparation();
    private Capture capture;

    /** Flows with the service and the destination port; a column that follows the bytes. */
    @BeforeEach
    void open() throws Exception {
        List<String> lines = new ArrayList<>();
        for (String line : Flows.csv(1_000, true, 1).lines().toList()) {
            boolean header = lines.isEmpty();
            String bytes = line.split(",", -1)[2];
            String service = header ? "Service" : lines.size() % 3 == 0 ? "dns" : "http";
            String port = header ? "Destination Port" : Integer.toString(lines.size() % 7);
            String octets = header ? "Octets" : Integer.toString(Integer.parseInt(bytes) * 2 + 1);
            lines.add(service + "," + port + "," + octets + "," + line);
        }
        Path file = Files.writeString(folder.resolve("office.csv"), String.join("\n", lines) + "\n");
        capture = WORKSPACE.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
        train.show(capture);
    }

    private void type(String key, String text) {
        form.settings().stream()
                .filter(setting -> setting.parameter().key().equals(key))
                .forEach(setting -> setting.text().set(text));
    }

    @Test
    void theFormAsksForThePlan() throws Exception {
        assertThat(train.request().preparation())
                .isEqualTo(train.detectorProperty().get().preparation());
        type("text", "one-hot");
        type("correlation", " 0.9 ");
        type("drop-repeats", "true");
        PreparationPlan plan = train.request().preparation();
        assertThat(plan.settings())
                .containsEntry("text", "one-hot")
                .containsEntry("correlation", "0.9")
                .containsEntry("drop-repeats", "true");
        train.resetSettings();
        assertThat(train.request().preparation())
                .isEqualTo(train.detectorProperty().get().preparation());
    }

    @Test
    void whatMakesNoSenseKeepsFromTraining() {
        type("correlation", "2");
        assertThat(train.blockedProperty().get()).contains("correlation", "from 0.5 to 1");
        type("correlation", "1");
        assertThat(train.blockedProperty().get()).isEmpty();
    }

    @Test
    void anotherDetectorSuggestsAnotherPlanUnlessTheAnalystSaidOtherwise() throws Exception {
        form.suggest(PreparationPlan.forLinearModels());
        assertThat(form.plan()).isEqualTo(PreparationPlan.forLinearModels());
        type("categories", "20");
        form.suggest(PreparationPlan.usual());
        assertThat(form.plan()).isEqualTo(PreparationPlan.forLinearModels().withCategories(20));
        form.reset();
        assertThat(form.plan()).isEqualTo(PreparationPlan.usual());
        PreparationPlan both = PreparationPlan.usual().and(PreparationPlan.forLinearModels());
        form.suggest(both);
        assertThat(form.plan()).isEqualTo(both);
        assertThat(form.settings().getFirst().parameter().options()).contains("rarity+one-hot");
    }

    @Test
    void afterATrainingEveryColumnSaysWhatBecameOfIt() throws Exception {
        form.suggest(PreparationPlan.forLinearModels());
        train.showTrained(WORKSPACE.train(capture, train.request()).run(Feedback.none()));
        assertThat(fate("Bytes").brief()).matches("dropped: correlated with Octets: r = 1\\.0000 in the training rows");
        assertThat(fate("Octets").brief()).isEqualTo("kept");
        assertThat(fate("Octets").whole()).contains("Kept as a number.", "A gap counts as", "no training row had one");
        assertThat(fate("Service").brief())
                .matches("one-hot, 1 feature · 1 dropped: (identical to|correlated with) Service=.*");
        assertThat(fate("Service").whole())
                .contains("One-hot: 1 feature of 2 texts", "Service=dns was dropped: correlated with Service=http");
        assertThat(fate("Destination Port").brief()).startsWith("possible shortcut");
        assertThat(fate("Destination Port").whole()).contains("is a possible shortcut: where every attack");
        assertThat(fate("Source IP")).isEqualTo(ColumnFate.NONE);
        assertThat(form.lastProperty().get()).matches("Last training: \\d+ features, 2 dropped\\.");
        train.show(capture);
        assertThat(form.lastProperty().get()).isEmpty();
        assertThat(fate("Bytes")).isEqualTo(ColumnFate.NONE);
    }

    private ColumnFate fate(String column) {
        return train.features().stream()
                .filter(choice -> choice.name().equals(column))
                .findFirst()
                .orElseThrow()
                .fate()
                .get();
    }
}
