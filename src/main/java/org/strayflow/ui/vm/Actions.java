package org.strayflow.ui.vm;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Every {@link Action} of the window, in the order they were declared. Ids and shortcuts are unique. */
public final class Actions {
    /** Never blocked. */
    public static final ObservableValue<String> ALWAYS = new ReadOnlyStringWrapper("").getReadOnlyProperty();

    private final Map<String, Action> byId = new LinkedHashMap<>();

    /** Knows no action. */
    public Actions() {}

    /** Declares an action that is always possible. */
    public Action add(String id, String text, @Nullable String shortcut, @Nullable String icon, Runnable run) {
        return add(new Action(id, text, shortcut, icon, ALWAYS, run));
    }

    /**
     * Declares an action.
     *
     * @throws IllegalArgumentException when its id or shortcut is taken
     */
    public Action add(Action action) {
        String shortcut = action.shortcut();
        for (Action other : byId.values()) {
            if (shortcut != null && shortcut.equals(other.shortcut())) {
                throw new IllegalArgumentException(shortcut + " is taken by " + other.id());
            }
        }
        if (byId.putIfAbsent(action.id(), action) != null) {
            throw new IllegalArgumentException("action " + action.id() + " is declared twice");
        }
        return action;
    }

    /**
     * The action of an id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Action get(String id) {
        Action action = byId.get(id);
        if (action == null) {
            throw new IllegalArgumentException("no action " + id);
        }
        return action;
    }

    /** All of them. */
    public Collection<Action> all() {
        return Collections.unmodifiableCollection(byId.values());
    }
}
