package org.strayflow.ui.view;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import org.strayflow.filter.Restriction;
import org.strayflow.ui.vm.Narrowing;

/**
 * A bar or cell that stands for some flows. A click, Enter or the space bar narrows the tables to them, and a second time takes that away
 * again. It looks chosen while the tables are narrowed so.
 */
abstract class Pickable extends Region {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final List<Restriction> restrictions;
    private final Narrowing narrowing;

    Pickable(List<Restriction> restrictions, Narrowing narrowing, String details) {
        this.restrictions = List.copyOf(restrictions);
        this.narrowing = narrowing;
        getStyleClass().add("sf-pickable");
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(details);
        Tooltip.install(this, Tips.of(details));
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                requestFocus();
                pick();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                pick();
                event.consume();
            }
        });
        showChosen();
    }

    private void pick() {
        narrowing.toggle(restrictions);
    }

    /** Looks chosen, or not, as the tables are narrowed now. */
    final void showChosen() {
        pseudoClassStateChanged(CHOSEN, narrowing.parts().containsAll(restrictions));
    }

    /** One stop of the tab key for all of them; the arrow keys go from one to the next, so many at once up and down. */
    static void rove(List<? extends Pickable> all, int across) {
        for (int place = 0; place < all.size(); place++) {
            int at = place;
            all.get(place).setFocusTraversable(place == 0);
            all.get(place).addEventHandler(KeyEvent.KEY_PRESSED, event -> {
                int next = at + step(event.getCode(), across);
                if (next != at
                        && next >= 0
                        && next < all.size()
                        && all.get(next).getScene() != null) {
                    all.get(at).setFocusTraversable(false);
                    all.get(next).setFocusTraversable(true);
                    all.get(next).requestFocus();
                }
                if (step(event.getCode(), across) != 0) {
                    event.consume();
                }
            });
        }
    }

    private static int step(KeyCode key, int across) {
        return switch (key) {
            case LEFT -> -1;
            case RIGHT -> 1;
            case UP -> -across;
            case DOWN -> across;
            default -> 0;
        };
    }
}
