package org.strayflow.io;

import java.util.List;
import java.util.Optional;
import org.strayflow.flow.Role;
import org.strayflow.io.ColumnPlan.Kind;

/** What Argus (its client ra) writes for the binetflow files of CTU-13 and later captures of the Stratosphere Laboratory. */
final class ArgusLayout implements Layout {
    private static final NamedColumns COLUMNS = new NamedColumns(List.of(
                    ColumnPlan.text("StartTime", Role.TIME),
                    ColumnPlan.number("Dur"),
                    ColumnPlan.text("Proto", Role.FEATURE),
                    ColumnPlan.text("SrcAddr", Role.ADDRESS),
                    // Ports of ICMP are hexadecimal.
                    new ColumnPlan("Sport", Role.PORT, Kind.EITHER),
                    ColumnPlan.text("Dir", Role.FEATURE),
                    ColumnPlan.text("DstAddr", Role.ADDRESS),
                    new ColumnPlan("Dport", Role.FEATURE, Kind.EITHER),
                    ColumnPlan.text("State", Role.FEATURE),
                    ColumnPlan.number("TotPkts"),
                    ColumnPlan.number("TotBytes"),
                    ColumnPlan.number("SrcBytes")))
            .or(
                    ColumnPlan.number("sTos"),
                    ColumnPlan.number("dTos"),
                    ColumnPlan.number("SrcPkts"),
                    ColumnPlan.number("DstPkts"),
                    ColumnPlan.number("DstBytes"),
                    ColumnPlan.text("LastTime", Role.TIME),
                    CicColumns.LABEL);

    @Override
    public String id() {
        return "argus-binetflow";
    }

    @Override
    public String title() {
        return "Argus binetflow";
    }

    @Override
    public Optional<Recognition> recognise(Head head) {
        return COLUMNS.recognise(head);
    }

    @Override
    public String extractor() {
        return "Argus";
    }

    @Override
    public List<String> notes() {
        return List.of("TotPkts and TotBytes count both ways, SrcPkts and SrcBytes only those from the source.");
    }
}
