package org.strayflow.ui.view;

import java.util.List;
import javafx.collections.ObservableList;

/** Rows of tables that follow the threshold. */
final class Rows {
    private Rows() {}

    /** Shows other rows; as many as before are changed one by one, so that a drag neither scrolls nor loses the selection. */
    static <R> void show(ObservableList<R> rows, List<R> next) {
        if (next.size() != rows.size()) {
            rows.setAll(next);
            return;
        }
        for (int i = 0; i < next.size(); i++) {
            if (!next.get(i).equals(rows.get(i))) {
                rows.set(i, next.get(i));
            }
        }
    }
}
