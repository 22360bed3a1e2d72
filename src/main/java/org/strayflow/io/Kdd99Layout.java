package org.strayflow.io;

import java.util.Optional;
import org.strayflow.flow.Role;

/** KDD Cup 1999 as published, and NSL-KDD without its difficulty: 42 columns without a header. */
final class Kdd99Layout implements Layout {
    @Override
    public String id() {
        return "kdd99";
    }

    @Override
    public String title() {
        return "KDD Cup 1999";
    }

    @Override
    public Optional<Recognition> recognise(Head head) {
        return KddColumns.withoutHeader(head, ColumnPlan.text("class", Role.LABEL));
    }

    @Override
    public String extractor() {
        return KddColumns.EXTRACTOR;
    }
}
