package org.strayflow.io;

import java.util.Optional;
import org.strayflow.flow.Role;

/**
 * KDD Cup 1999 or NSL-KDD with a header in one of the spellings that go round ({@code src_bytes}, {@code srcbytes}); the label is
 * called {@code class}, {@code attack}, {@code label} or {@code labels}, and may be absent.
 */
final class NslKddNamedLayout implements Layout {
    private static final NamedColumns COLUMNS = new NamedColumns(KddColumns.FEATURES)
            .or(
                    ColumnPlan.text("class", Role.LABEL),
                    ColumnPlan.text("attack", Role.LABEL),
                    ColumnPlan.text("label", Role.LABEL),
                    ColumnPlan.text("labels", Role.LABEL),
                    ColumnPlan.number("difficulty_level", Role.IGNORED),
                    ColumnPlan.number("difficulty", Role.IGNORED),
                    ColumnPlan.number("last_flag", Role.IGNORED));

    @Override
    public String id() {
        return "nsl-kdd-named";
    }

    @Override
    public String title() {
        return "NSL-KDD with a header";
    }

    @Override
    public Optional<Recognition> recognise(Head head) {
        return COLUMNS.recognise(head);
    }

    @Override
    public String extractor() {
        return KddColumns.EXTRACTOR;
    }
}
