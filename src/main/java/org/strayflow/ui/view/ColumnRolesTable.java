package org.strayflow.ui.view;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.Role;
import org.strayflow.ui.vm.OpeningViewModel;
import org.strayflow.ui.vm.OpeningViewModel.ColumnRow;

/** The columns of files that are not read yet, with what each is for; the analyst may say otherwise. */
final class ColumnRolesTable extends TableView<ColumnRow> {
    private final OpeningViewModel model;

    ColumnRolesTable(OpeningViewModel model) {
        this.model = model;
        setId("opening-columns");
        getStyleClass().addAll("sf-table", "dense");
        setItems(model.columns());
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label("No columns."));
        getColumns()
                .addAll(List.of(
                        text("Column", ColumnRow::name, 220),
                        role(),
                        text("Holds", ColumnRow::kind, 90),
                        text("First values", ColumnRow::examples, 320)));
    }

    private static TableColumn<ColumnRow, String> text(String title, Function<ColumnRow, String> text, double width) {
        TableColumn<ColumnRow, String> column = new TableColumn<>(title);
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(text.apply(f.getValue())));
        column.setPrefWidth(width);
        column.setSortable(false);
        return column;
    }

    private TableColumn<ColumnRow, ColumnRow> role() {
        TableColumn<ColumnRow, ColumnRow> column = new TableColumn<>("For");
        column.setCellValueFactory(f -> new ReadOnlyObjectWrapper<>(f.getValue()));
        column.setCellFactory(any -> new RoleCell());
        column.setPrefWidth(140);
        column.setSortable(false);
        return column;
    }

    /** A box to choose from while the analyst decides, else a word. */
    private final class RoleCell extends TableCell<ColumnRow, ColumnRow> {
        /** Made when first needed: a box is dear, and most cells never show one. */
        private @Nullable ComboBox<Role> box;

        private boolean showing;

        RoleCell() {
            model.decidingProperty().subscribe(deciding -> show(getItem()));
        }

        private ComboBox<Role> box() {
            ComboBox<Role> made = box;
            if (made == null) {
                made = made();
                box = made;
            }
            return made;
        }

        private ComboBox<Role> made() {
            ComboBox<Role> box = new ComboBox<>();
            box.getItems().setAll(Role.values());
            box.setCellFactory(list -> new RoleName());
            box.setButtonCell(new RoleName());
            box.setMaxWidth(Double.MAX_VALUE);
            box.getStyleClass().add("sf-cell-box");
            box.valueProperty().subscribe(role -> {
                ColumnRow row = getItem();
                if (!showing && row != null && role != null && role != row.role()) {
                    model.chooseRole(row.name(), role);
                }
            });
            return box;
        }

        @Override
        protected void updateItem(@Nullable ColumnRow row, boolean empty) {
            super.updateItem(row, empty);
            show(empty ? null : row);
        }

        private void show(@Nullable ColumnRow row) {
            boolean choosing = row != null && model.decidingProperty().get();
            if (row != null && choosing) {
                showing = true;
                box().setValue(row.role());
                showing = false;
            }
            setGraphic(choosing ? box() : null);
            setText(row == null || choosing ? "" : row.role().title());
        }
    }

    private static final class RoleName extends ListCell<Role> {
        @Override
        protected void updateItem(@Nullable Role role, boolean empty) {
            super.updateItem(role, empty);
            setText(role == null || empty ? "" : role.title());
        }
    }
}
