package org.strayflow.io;

import java.util.List;
import java.util.Optional;
import org.strayflow.flow.Role;

/** The connections that Zeek logs, as its own text or as JSON, also with the labels of IoT-23 behind. */
final class ZeekConnLayout implements Layout {
    private static final NamedColumns COLUMNS = new NamedColumns(List.of(
                    ColumnPlan.number("ts", Role.TIME),
                    ColumnPlan.text("uid", Role.IDENTIFIER),
                    ColumnPlan.text("id.orig_h", Role.ADDRESS),
                    ColumnPlan.number("id.orig_p", Role.PORT),
                    ColumnPlan.text("id.resp_h", Role.ADDRESS),
                    ColumnPlan.number("id.resp_p"),
                    ColumnPlan.text("proto", Role.FEATURE),
                    ColumnPlan.text("conn_state", Role.FEATURE)))
            .or(
                    ColumnPlan.text("service", Role.FEATURE),
                    ColumnPlan.number("duration"),
                    ColumnPlan.number("orig_bytes"),
                    ColumnPlan.number("resp_bytes"),
                    ColumnPlan.text("local_orig", Role.FEATURE),
                    ColumnPlan.text("local_resp", Role.FEATURE),
                    ColumnPlan.number("missed_bytes"),
                    ColumnPlan.text("history", Role.FEATURE),
                    ColumnPlan.number("orig_pkts"),
                    ColumnPlan.number("orig_ip_bytes"),
                    ColumnPlan.number("resp_pkts"),
                    ColumnPlan.number("resp_ip_bytes"),
                    ColumnPlan.number("ip_proto"),
                    ColumnPlan.text("tunnel_parents", Role.IDENTIFIER),
                    ColumnPlan.text("community_id", Role.IDENTIFIER),
                    ColumnPlan.text("orig_l2_addr", Role.ADDRESS),
                    ColumnPlan.text("resp_l2_addr", Role.ADDRESS),
                    ColumnPlan.text("_path", Role.IGNORED),
                    ColumnPlan.text("_system_name", Role.IGNORED),
                    ColumnPlan.text("_write_ts", Role.TIME),
                    ColumnPlan.text("label", Role.LABEL),
                    ColumnPlan.text("detailed-label", Role.IGNORED));

    @Override
    public String id() {
        return "zeek-conn";
    }

    @Override
    public String title() {
        return "Zeek conn";
    }

    @Override
    public Optional<Recognition> recognise(Head head) {
        return COLUMNS.recognise(head);
    }

    @Override
    public String extractor() {
        return "Zeek";
    }

    @Override
    public List<String> notes() {
        return List.of(
                "orig_bytes and resp_bytes count payload by TCP sequence numbers and may be far off where a connection was not seen whole;"
                        + " orig_ip_bytes and resp_ip_bytes count what was seen.",
                "detailed-label, where there is one, is ignored: it would give the label away. Make it the label to tell kinds of attacks.");
    }
}
