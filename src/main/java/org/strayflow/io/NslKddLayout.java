package org.strayflow.io;

import java.util.Optional;
import org.strayflow.flow.Role;

/** NSL-KDD as published: 43 columns without a header, the last one a level of difficulty that must never be a feature. */
final class NslKddLayout implements Layout {
    @Override
    public String id() {
        return "nsl-kdd";
    }

    @Override
    public String title() {
        return "NSL-KDD";
    }

    @Override
    public Optional<Recognition> recognise(Head head) {
        return KddColumns.withoutHeader(
                head, ColumnPlan.text("class", Role.LABEL), ColumnPlan.number("difficulty_level", Role.IGNORED));
    }

    @Override
    public String extractor() {
        return KddColumns.EXTRACTOR;
    }
}
