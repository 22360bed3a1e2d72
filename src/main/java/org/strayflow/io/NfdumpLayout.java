package org.strayflow.io;

import java.util.List;
import java.util.Optional;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.Role;
import org.strayflow.io.ColumnPlan.Kind;

/** What {@code nfdump -o csv} writes. The summary behind the flows is no record of a flow and is rejected. */
final class NfdumpLayout implements Layout {
    private static final NamedColumns COLUMNS = new NamedColumns(List.of(
                    ColumnPlan.text("ts", Role.TIME).meaning(Meaning.START_TIME),
                    ColumnPlan.text("te", Role.TIME),
                    ColumnPlan.number("td").meaning(Meaning.DURATION),
                    ColumnPlan.text("sa", Role.ADDRESS).meaning(Meaning.SOURCE_ADDRESS),
                    ColumnPlan.text("da", Role.ADDRESS).meaning(Meaning.DESTINATION_ADDRESS),
                    ColumnPlan.number("sp", Role.PORT).meaning(Meaning.SOURCE_PORT),
                    ColumnPlan.number("dp").meaning(Meaning.DESTINATION_PORT),
                    ColumnPlan.text("pr", Role.FEATURE).meaning(Meaning.PROTOCOL),
                    ColumnPlan.number("ipkt").meaning(Meaning.FORWARD_PACKETS),
                    ColumnPlan.number("ibyt").meaning(Meaning.FORWARD_BYTES)))
            .or(
                    ColumnPlan.number("opkt").meaning(Meaning.BACKWARD_PACKETS),
                    ColumnPlan.number("obyt").meaning(Meaning.BACKWARD_BYTES),
                    ColumnPlan.text("flg", Role.FEATURE),
                    new ColumnPlan("in", Role.IGNORED, Kind.EITHER),
                    new ColumnPlan("out", Role.IGNORED, Kind.EITHER),
                    ColumnPlan.text("nh", Role.ADDRESS),
                    ColumnPlan.text("nhb", Role.ADDRESS),
                    ColumnPlan.text("ismc", Role.ADDRESS),
                    ColumnPlan.text("odmc", Role.ADDRESS),
                    ColumnPlan.text("idmc", Role.ADDRESS),
                    ColumnPlan.text("osmc", Role.ADDRESS),
                    ColumnPlan.text("ra", Role.ADDRESS),
                    ColumnPlan.text("eng", Role.IGNORED),
                    ColumnPlan.number("exid", Role.IGNORED),
                    ColumnPlan.text("tr", Role.TIME));

    @Override
    public String id() {
        return "nfdump-csv";
    }

    @Override
    public String title() {
        return "nfdump CSV";
    }

    @Override
    public Optional<Recognition> recognise(Head head) {
        return COLUMNS.recognise(head);
    }

    @Override
    public String extractor() {
        return "nfdump";
    }
}
