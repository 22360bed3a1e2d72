package org.strayflow.workspace;

import org.jspecify.annotations.Nullable;
import org.strayflow.eval.TimeBlocks;
import org.strayflow.flow.FlowTable;

/** When a capture's flows were, looked up once and only when asked for. Safe for any number of threads. */
final class CaptureTime {
    private final FlowTable table;
    private @Nullable TimeBlocks found;

    CaptureTime(FlowTable table) {
        this.table = table;
    }

    synchronized TimeBlocks blocks() {
        if (found == null) {
            found = table.startTimes().map(TimeBlocks::of).orElseGet(TimeBlocks::none);
        }
        return found;
    }
}
