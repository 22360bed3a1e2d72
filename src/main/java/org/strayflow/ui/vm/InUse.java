package org.strayflow.ui.vm;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.Capture;
import org.strayflow.store.ModelBundle;

/** The capture and the model that are open, and the words that say so: all that a change of either changes. */
final class InUse {
    private final ReadOnlyObjectWrapper<@Nullable Capture> capture = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ModelBundle> model = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Strayflow");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("Nothing open");

    InUse() {
        capture.subscribe(now -> {
            title.set(now == null ? "Strayflow" : now.title() + " – Strayflow");
            showStatus();
        });
        model.subscribe(now -> showStatus());
    }

    private void showStatus() {
        Capture now = capture.get();
        ModelBundle bundle = model.get();
        String detector = bundle == null ? "" : bundle.detector().spec().title();
        if (now == null) {
            status.set(bundle == null ? "Nothing open" : detector);
            return;
        }
        String text = now.title() + " · " + Formats.counted(now.table().rows(), "flow", "flows") + " · "
                + Formats.count(now.rejects().count()) + " rejected";
        status.set(bundle == null ? text : text + " · " + detector);
    }

    ReadOnlyObjectWrapper<@Nullable Capture> capture() {
        return capture;
    }

    ReadOnlyObjectWrapper<@Nullable ModelBundle> model() {
        return model;
    }

    /** The window's title. */
    ReadOnlyStringWrapper title() {
        return title;
    }

    /** What is open, in one line. */
    ReadOnlyStringWrapper status() {
        return status;
    }
}
