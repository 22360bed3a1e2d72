package org.strayflow.ui.view;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.strayflow.ui.vm.KindsViewModel;

/** What follows the threshold, or what a classifier takes flows for: the choice is there only while a classifier is. */
final class KindChoicePane extends BorderPane {
    private final KindsViewModel model;
    private final Pills pills;
    private final Node first;
    private final Node others;
    private final IntConsumer choose;

    private KindChoicePane(
            KindsViewModel model,
            List<Pills.Pill> choices,
            Node first,
            Node others,
            IntConsumer choose,
            Label caption) {
        this.model = model;
        this.pills = new Pills(choices);
        this.first = first;
        this.others = others;
        this.choose = choose;
        caption.getStyleClass().add("sf-caption");
        caption.setMinWidth(0);
        HBox.setHgrow(caption, Priority.ALWAYS);
        HBox bar = new HBox(8, pills, caption);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("sf-tab-bar");
        pills.setOnChoose(this::show);
        model.namedProperty().subscribe(named -> {
            setTop(named ? bar : null);
            show();
        });
    }

    /** The confusion matrix of flagged and not flagged, and that of the kinds. */
    static KindChoicePane matrices(KindsViewModel model, ConfusionGrid flagged) {
        KindMatrix matrix = new KindMatrix(model);
        List<KindMatrixGrid.Shown> contents =
                List.of(KindMatrixGrid.Shown.FLOWS, KindMatrixGrid.Shown.ROW_SHARE, KindMatrixGrid.Shown.COLUMN_SHARE);
        List<Pills.Pill> choices = List.of(
                new Pills.Pill("matrix-flagged", "Flagged", "Attacks and benign flows against what is flagged"),
                new Pills.Pill("matrix-kinds", "Kinds", "How many flows labelled as a kind were taken for which"),
                new Pills.Pill("matrix-rows", "Row %", "Which share of a kind's flows was taken for which kind"),
                new Pills.Pill("matrix-columns", "Column %", "Of the flows taken for a kind, which share is of which"));
        return new KindChoicePane(
                model,
                choices,
                flagged,
                matrix,
                place -> {
                    if (place > 0) {
                        matrix.show(contents.get(place - 1));
                    }
                },
                new Label());
    }

    /** How many of each kind are flagged, and how well each is named. */
    static KindChoicePane tables(KindsViewModel model, KindsTable flagged) {
        List<Pills.Pill> choices = List.of(
                new Pills.Pill("kinds-flagged", "Flagged", "How many flows of each kind are flagged"),
                new Pills.Pill("kinds-named", "Named", "How well the classifier names each kind"));
        Label caption = new Label();
        model.metricsProperty().subscribe(metrics -> {
            caption.setText(model.summary());
            caption.setTooltip(Tips.of(
                    model.summary() + "\nA flow counts as taken for its most probable kind, whatever the threshold."));
        });
        return new KindChoicePane(
                model, choices, flagged, new KindScoresTable(model), place -> caption.setVisible(place > 0), caption);
    }

    private void show() {
        int place = model.namedProperty().get() ? pills.chosen() : 0;
        choose.accept(place);
        setCenter(place == 0 ? first : others);
    }
}
