package org.strayflow.ui.view;

import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.strayflow.ui.vm.FollowViewModel;
import org.strayflow.ui.vm.FollowedFlow;

/** The flagged flows of a log that is followed, the newest first. */
final class FollowTable extends TableView<FollowedFlow> {
    private final FollowViewModel model;

    FollowTable(FollowViewModel model) {
        super(model.flows());
        this.model = model;
        setId("follow-table");
        getStyleClass().addAll("sf-table", "dense");
        Label nothing = new Label("Nothing is flagged yet. Flagged flows appear here as they are written.");
        nothing.setWrapText(true);
        setPlaceholder(nothing);
        TableColumn<FollowedFlow, FollowedFlow> score =
                Columns.of("follow-score", "Score", "0 to 1, higher is more unusual", 76, FollowedFlow::score);
        score.getStyleClass().add("number");
        TableColumn<FollowedFlow, FollowedFlow> kind =
                Columns.of("follow-kind", "Kind", "What the classifier takes it for", 104, FollowedFlow::kind);
        kind.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.flows().stream()
                                .anyMatch(flow -> !flow.kind().isEmpty()),
                        model.flows()));
        getColumns()
                .addAll(List.of(
                        Columns.of("follow-time", "Time", "When the flow began", 160, FollowedFlow::time),
                        score,
                        kind,
                        end("follow-source", "Source", "Who began it", FollowedFlow::source),
                        end("follow-destination", "Destination", "Where to", FollowedFlow::destination),
                        Columns.of(
                                "follow-reason",
                                "Most unusual",
                                "What raised the score most",
                                232,
                                flow -> flow.reasons().isEmpty()
                                        ? ""
                                        : flow.reasons().getFirst(),
                                flow -> String.join("\n", flow.reasons())),
                        Columns.of("follow-protocol", "Protocol", "As in the log", 84, FollowedFlow::protocol),
                        Columns.of("follow-place", "In the log", "File and line", 200, FollowedFlow::place)));
        getSelectionModel().selectedItemProperty().subscribe(this::choose);
    }

    private static TableColumn<FollowedFlow, FollowedFlow> end(
            String id, String title, String tip, Function<FollowedFlow, String> text) {
        TableColumn<FollowedFlow, FollowedFlow> column = Columns.of(id, title, tip, 184, text, text);
        column.getStyleClass().add("address");
        return column;
    }

    private void choose(@Nullable FollowedFlow flow) {
        model.selectedProperty().set(flow);
    }
}
