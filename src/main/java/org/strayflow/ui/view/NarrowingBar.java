package org.strayflow.ui.view;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.strayflow.filter.Restriction;
import org.strayflow.task.Problem;
import org.strayflow.ui.vm.Narrowing;

/** Says to which flows the tables are narrowed, a chip a restriction; a click on a chip takes it away. Takes no room without any. */
final class NarrowingBar extends FlowPane {
    private final Narrowing narrowing;

    NarrowingBar(Narrowing narrowing) {
        super(8, 4);
        this.narrowing = narrowing;
        getStyleClass().add("sf-narrowing");
        narrowing.parts().addListener((ListChangeListener<Restriction>) change -> show());
        narrowing.problemProperty().subscribe(changed -> show());
        narrowing.zone().subscribe(changed -> show());
        show();
    }

    private void show() {
        List<Node> nodes = new ArrayList<>();
        if (!narrowing.parts().isEmpty()) {
            Label only = new Label("Only flows");
            only.setTooltip(
                    Tips.of(
                            "The rows and the flagged flows are narrowed to these. Metrics and exports stay those of all flows."));
            nodes.add(only);
            narrowing.parts().forEach(part -> nodes.add(chip(part)));
        }
        if (narrowing.parts().size() > 1) {
            Button all = new Button("Show all flows");
            all.getStyleClass().add("sf-chip");
            all.setOnAction(event -> narrowing.clear());
            nodes.add(all);
        }
        Problem problem = narrowing.problemProperty().get();
        if (problem != null) {
            Label why = new Label(problem.summary());
            why.setWrapText(true);
            nodes.add(why);
        }
        getChildren().setAll(nodes);
        setVisible(!nodes.isEmpty());
        setManaged(!nodes.isEmpty());
    }

    private Button chip(Restriction part) {
        Button chip = new Button(narrowing.text(part) + "  ✕");
        chip.setMnemonicParsing(false);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.getStyleClass().add("sf-chip");
        chip.setAccessibleText("Only flows with " + narrowing.text(part) + ". Press to show the others too.");
        chip.setTooltip(Tips.of("Show the other flows too"));
        chip.setOnAction(event -> narrowing.remove(part));
        return chip;
    }
}
