package org.strayflow.ui.view;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import org.strayflow.eval.KindMetrics;
import org.strayflow.ui.vm.KindsViewModel;

/** What flows are labelled as (rows) against what a classifier takes them for (columns), or why that is not known. */
final class KindMatrix extends BorderPane {
    private final KindsViewModel model;
    private final KindMatrixGrid grid = new KindMatrixGrid();
    private final ScrollPane scroll = new ScrollPane(grid);
    private final Label reason = new Label();
    private KindMatrixGrid.Shown shown = KindMatrixGrid.Shown.FLOWS;

    KindMatrix(KindsViewModel model) {
        this.model = model;
        setId("kind-matrix");
        scroll.getStyleClass().add("edge-to-edge");
        grid.followIn(scroll);
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        reason.getStyleClass().add("sf-caption");
        reason.textProperty().bind(model.reasonProperty());
        model.metricsProperty().subscribe(metrics -> show());
    }

    /** Shows flows or shares. */
    void show(KindMatrixGrid.Shown next) {
        shown = next;
        show();
    }

    private void show() {
        KindMetrics metrics = model.metricsProperty().get();
        if (metrics == null || metrics.kinds().isEmpty()) {
            setCenter(reason);
            return;
        }
        grid.show(metrics, shown);
        setCenter(scroll);
        setAccessibleText("Confusion matrix of " + metrics.kinds().size() + " kinds. " + model.summary());
    }
}
