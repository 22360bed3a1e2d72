package org.strayflow.io;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.strayflow.flow.Role;

/** CIC-IDS2017 with flow id, addresses, ports and time: 85 columns. */
final class CicTrafficLabellingLayout implements Layout {
    private static final NamedColumns COLUMNS = new NamedColumns(CicColumns.joined(
                    List.of(
                            ColumnPlan.text("Flow ID", Role.IDENTIFIER),
                            ColumnPlan.text("Source IP", Role.ADDRESS),
                            ColumnPlan.number("Source Port", Role.PORT),
                            ColumnPlan.text("Destination IP", Role.ADDRESS),
                            CicColumns.DESTINATION_PORT,
                            ColumnPlan.number("Protocol"),
                            ColumnPlan.text("Timestamp", Role.TIME)),
                    CicColumns.FEATURES))
            .or(CicColumns.LABEL);

    @Override
    public String id() {
        return "cic-ids2017-traffic-labelling";
    }

    @Override
    public String title() {
        return "CIC-IDS2017 TrafficLabelling";
    }

    @Override
    public Optional<Recognition> recognise(Head head) {
        return COLUMNS.recognise(head);
    }

    @Override
    public String extractor() {
        return CicColumns.EXTRACTOR_2017;
    }

    @Override
    public List<String> notes() {
        return CicColumns.NOTES_2017;
    }

    @Override
    public Set<Quirk> quirks() {
        return Set.of(Quirk.WINDOWS_DASHES, Quirk.EMPTY_RECORDS);
    }
}
