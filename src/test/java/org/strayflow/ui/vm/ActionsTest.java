package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleStringProperty;
import org.junit.jupiter.api.Test;

class ActionsTest {
    @Test
    void aBlockedActionDoesNothing() {
        AtomicInteger done = new AtomicInteger();
        SimpleStringProperty blocked = new SimpleStringProperty("Open a capture first.");
        Action action =
                new Actions().add(new Action("train.start", "Train", null, null, blocked, done::incrementAndGet));
        action.fire();
        assertThat(done).hasValue(0);
        assertThat(action.reason()).isEqualTo("Open a capture first.");
        blocked.set("");
        action.fire();
        assertThat(done).hasValue(1);
    }

    @Test
    void idsAndShortcutsAreUnique() {
        Actions actions = new Actions();
        actions.add("data.open", "Open…", "Shortcut+O", null, () -> {});
        assertThatThrownBy(() -> actions.add("data.open", "Again", null, null, () -> {}))
                .hasMessageContaining("data.open");
        assertThatThrownBy(() -> actions.add("other", "Other", "Shortcut+O", null, () -> {}))
                .hasMessageContaining("Shortcut+O");
        assertThatThrownBy(() -> actions.get("nothing")).hasMessageContaining("nothing");
        assertThat(actions.all()).extracting(Action::id).containsExactly("data.open");
    }
}
