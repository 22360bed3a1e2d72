package org.strayflow.io;

import java.util.List;
import java.util.Optional;
import org.strayflow.flow.Role;

/** The flows among the events that Suricata logs (EVE). */
final class SuricataFlowLayout implements Layout {
    /** The fields that an event of a flow has, as a rule; columns even where the first records hold no flow. */
    static final List<String> ALWAYS = List.of(
            "timestamp",
            "flow_id",
            "event_type",
            "src_ip",
            "src_port",
            "dest_ip",
            "dest_port",
            "proto",
            "flow.pkts_toserver",
            "flow.pkts_toclient",
            "flow.bytes_toserver",
            "flow.bytes_toclient",
            "flow.start",
            "flow.end",
            "flow.age",
            "flow.state",
            "flow.reason",
            "flow.alerted");

    private static final NamedColumns COLUMNS = new NamedColumns(List.of(
                    ColumnPlan.text("timestamp", Role.TIME),
                    ColumnPlan.text("event_type", Role.IGNORED),
                    ColumnPlan.text("src_ip", Role.ADDRESS),
                    ColumnPlan.text("dest_ip", Role.ADDRESS),
                    ColumnPlan.text("proto", Role.FEATURE),
                    ColumnPlan.number("flow.pkts_toserver"),
                    ColumnPlan.number("flow.pkts_toclient"),
                    ColumnPlan.number("flow.bytes_toserver"),
                    ColumnPlan.number("flow.bytes_toclient"),
                    ColumnPlan.text("flow.start", Role.TIME)))
            .or(
                    ColumnPlan.number("flow_id", Role.IDENTIFIER),
                    ColumnPlan.number("parent_id", Role.IDENTIFIER),
                    ColumnPlan.number("pcap_cnt", Role.IDENTIFIER),
                    ColumnPlan.text("pcap_filename", Role.IGNORED),
                    ColumnPlan.text("community_id", Role.IDENTIFIER),
                    ColumnPlan.text("host", Role.IGNORED),
                    ColumnPlan.text("in_iface", Role.IGNORED),
                    ColumnPlan.number("src_port", Role.PORT),
                    ColumnPlan.number("dest_port"),
                    ColumnPlan.text("app_proto", Role.FEATURE),
                    ColumnPlan.text("flow.end", Role.TIME),
                    ColumnPlan.number("flow.age"),
                    ColumnPlan.text("flow.state", Role.FEATURE),
                    ColumnPlan.text("flow.reason", Role.FEATURE),
                    // What another detector said of the flow.
                    ColumnPlan.text("flow.alerted", Role.IGNORED),
                    ColumnPlan.text("flow.action", Role.IGNORED),
                    // Hexadecimal, also where all digits are decimal.
                    ColumnPlan.text("tcp.tcp_flags", Role.FEATURE),
                    ColumnPlan.text("tcp.tcp_flags_ts", Role.FEATURE),
                    ColumnPlan.text("tcp.tcp_flags_tc", Role.FEATURE),
                    ColumnPlan.text("tcp.state", Role.FEATURE),
                    ColumnPlan.text("label", Role.LABEL));

    @Override
    public String id() {
        return "suricata-eve-flow";
    }

    @Override
    public String title() {
        return "Suricata EVE flow";
    }

    @Override
    public Optional<Recognition> recognise(Head head) {
        return COLUMNS.recognise(head);
    }

    @Override
    public String extractor() {
        return "Suricata";
    }

    @Override
    public List<String> notes() {
        return List.of(
                "flow.age counts whole seconds: it is 0 for flows of less than one.",
                "flow.alerted is ignored: it is what Suricata's own signatures said.");
    }
}
