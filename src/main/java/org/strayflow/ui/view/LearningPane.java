package org.strayflow.ui.view;

import javafx.animation.AnimationTimer;
import javafx.scene.layout.BorderPane;
import org.strayflow.ui.chart.LearningChart;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.LearningViewModel;
import org.strayflow.ui.vm.LearningViewModel.Learning;

/** The validation loss by round: while a detector learns once a pulse, afterwards as it was. */
final class LearningPane extends BorderPane {
    private final LearningChart chart = new LearningChart();
    private final AnimationTimer poll;

    LearningPane(LearningViewModel model) {
        getStyleClass().add("sf-pane");
        chart.setId("learning");
        setCenter(chart);
        poll = new AnimationTimer() {
            @Override
            public void handle(long now) {
                model.poll();
            }
        };
        model.runningProperty().subscribe(running -> {
            if (running) {
                poll.start();
            } else {
                poll.stop();
            }
        });
        model.learningProperty().subscribe(this::show);
    }

    private void show(Learning learning) {
        int rounds = learning.losses().length;
        String text = rounds == 0
                ? ""
                : "Validation loss after " + Formats.counted(rounds, "round", "rounds") + ": "
                        + Formats.significant(learning.losses()[rounds - 1])
                        + (learning.kept() > 0 ? "; the model keeps " + Formats.count(learning.kept()) : "");
        chart.show(
                learning.losses(),
                "Validation loss (" + learning.measure() + ")",
                text,
                "Gradient boosting shows here how its loss on validation rows goes, round by round.");
    }
}
