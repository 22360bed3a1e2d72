package org.strayflow.ui.view;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import org.strayflow.ui.vm.Action;

/** Makes menu items and buttons of {@link Action}s. A disabled one says why: a button in its tooltip, a menu item in its text. */
public final class ActionNodes {
    private ActionNodes() {}

    /** A menu item with the action's text, icon and shortcut. */
    public static MenuItem menuItem(Action action) {
        MenuItem item = new MenuItem();
        String icon = action.icon();
        if (icon != null) {
            item.setGraphic(Icons.of(icon));
        }
        String shortcut = action.shortcut();
        if (shortcut != null) {
            item.setAccelerator(KeyCombination.valueOf(shortcut));
        }
        item.setId("menu-" + action.id());
        item.textProperty()
                .bind(action.blocked().map(why -> why.isEmpty() ? action.text() : action.text() + "  (" + why + ")"));
        item.disableProperty().bind(blocked(action));
        item.setOnAction(event -> action.fire());
        return item;
    }

    /** A button with the action's icon and text. */
    public static Node button(Action action) {
        Button button = new Button(action.text());
        String icon = action.icon();
        if (icon != null) {
            button.setGraphic(Icons.of(icon));
        }
        return bind(button, action);
    }

    /** Binds a button to an action and wraps it, because JavaFX shows no tooltip on a disabled node. */
    static Node bind(Button button, Action action) {
        button.setId("button-" + action.id());
        button.disableProperty().bind(blocked(action));
        button.setOnAction(event -> action.fire());
        String shortcut = action.shortcut();
        String text = shortcut == null
                ? action.text()
                : action.text() + "  (" + KeyCombination.valueOf(shortcut).getDisplayText() + ")";
        return explained(button, action.blocked().map(why -> why.isEmpty() ? text : why));
    }

    /**
     * Wraps a node so that it has a tooltip even while it is disabled.
     *
     * @param node what may be disabled
     * @param text what the tooltip says; none while it is empty
     */
    public static Node explained(Node node, ObservableValue<String> text) {
        StackPane wrapper = new StackPane(node);
        wrapper.setPickOnBounds(true);
        wrapper.setMaxSize(StackPane.USE_PREF_SIZE, StackPane.USE_PREF_SIZE);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(text);
        Runnable update = () -> {
            if (tip.getText().isEmpty()) {
                Tooltip.uninstall(wrapper, tip);
            } else {
                Tooltip.install(wrapper, tip);
            }
            node.setAccessibleHelp(tip.getText());
        };
        tip.textProperty().subscribe(update);
        update.run();
        return wrapper;
    }

    private static ObservableValue<Boolean> blocked(Action action) {
        return Bindings.createBooleanBinding(() -> !action.isEnabled(), action.blocked());
    }
}
