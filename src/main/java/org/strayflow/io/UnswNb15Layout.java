package org.strayflow.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.Role;

/**
 * UNSW-NB15 (Moustafa and Slay, MilCIS 2015): the training and testing sets with a header (45 columns), and the four raw files without one
 * (49 columns). Of the two labels {@code attack_cat} counts in the sets; in the raw files, where it is empty for benign flows, {@code label}.
 */
final class UnswNb15Layout implements Layout {
    private static final NamedColumns SETS = new NamedColumns(CicColumns.joined(
                    CicColumns.features("""
                    dur, spkts, dpkts, sbytes, dbytes, rate, sttl, dttl, sload, dload, sloss, dloss, sinpkt, dinpkt,
                    sjit, djit, swin, stcpb, dtcpb, dwin, tcprtt, synack, ackdat, smean, dmean, trans_depth,
                    response_body_len, ct_srv_src, ct_state_ttl, ct_dst_ltm, ct_src_dport_ltm, ct_dst_sport_ltm,
                    ct_dst_src_ltm, is_ftp_login, ct_ftp_cmd, ct_flw_http_mthd, ct_src_ltm, ct_srv_dst,
                    is_sm_ips_ports
                    """),
                    List.of(
                            ColumnPlan.text("proto", Role.FEATURE),
                            ColumnPlan.text("service", Role.FEATURE),
                            ColumnPlan.text("state", Role.FEATURE))))
            .or(
                    ColumnPlan.number("id", Role.IDENTIFIER),
                    ColumnPlan.text("attack_cat", Role.LABEL),
                    ColumnPlan.text("label", Role.LABEL));

    private static final String RAW_NAMES = """
            srcip, sport, dstip, dsport, proto, state, dur, sbytes, dbytes, sttl, dttl, sloss, dloss, service, sload,
            dload, spkts, dpkts, swin, dwin, stcpb, dtcpb, smeansz, dmeansz, trans_depth, res_bdy_len, sjit, djit,
            stime, ltime, sintpkt, dintpkt, tcprtt, synack, ackdat, is_sm_ips_ports, ct_state_ttl, ct_flw_http_mthd,
            is_ftp_login, ct_ftp_cmd, ct_srv_src, ct_srv_dst, ct_dst_ltm, ct_src_ltm, ct_src_dport_ltm,
            ct_dst_sport_ltm, ct_dst_src_ltm, attack_cat, label
            """;
    private static final List<ColumnPlan> RAW = raw();
    private static final Set<Integer> NUMBERS = Set.of(6, 7, 8, 9, 10, 16, 17, 28, 29);
    private static final int LOOKED_AT = 20;

    @Override
    public String id() {
        return "unsw-nb15";
    }

    @Override
    public String title() {
        return "UNSW-NB15";
    }

    @Override
    public Optional<Recognition> recognise(Head head) {
        Optional<Recognition> sets = SETS.recognise(head);
        return sets.isPresent() || !isRaw(head) ? sets : Optional.of(new Recognition(false, RAW));
    }

    @Override
    public String extractor() {
        return "Argus and Zeek as in UNSW-NB15";
    }

    private static List<ColumnPlan> raw() {
        List<ColumnPlan> plans = new ArrayList<>();
        for (String name : Arrays.asList(RAW_NAMES.strip().split("\\s*,\\s*"))) {
            plans.add(
                    switch (name) {
                        case "srcip", "dstip" -> ColumnPlan.text(name, Role.ADDRESS);
                        case "sport" -> ColumnPlan.text(name, Role.PORT);
                        // Some ports are hexadecimal or a dash.
                        case "dsport" -> new ColumnPlan(name, Role.FEATURE, ColumnPlan.Kind.EITHER);
                        case "proto", "state", "service" -> ColumnPlan.text(name, Role.FEATURE);
                        case "stime" -> ColumnPlan.number(name, Role.TIME).meaning(Meaning.START_TIME);
                        case "ltime" -> ColumnPlan.number(name, Role.TIME);
                        case "attack_cat" -> ColumnPlan.text(name, Role.IGNORED);
                        case "label" -> ColumnPlan.text(name, Role.LABEL);
                        default -> ColumnPlan.number(name);
                    });
        }
        return List.copyOf(plans);
    }

    private static boolean isRaw(Head head) {
        NumberText numbers = new NumberText();
        List<List<String>> few = head.records().stream().limit(LOOKED_AT).toList();
        long like = few.stream().filter(cells -> isRawRecord(cells, numbers)).count();
        return isRawRecord(few.getFirst(), numbers) && like * 2 > few.size();
    }

    private static boolean isRawRecord(List<String> cells, NumberText numbers) {
        int width = RAW.size();
        return cells.size() == width
                && RoleGuess.isAddress(cells.get(0))
                && RoleGuess.isAddress(cells.get(2))
                && Set.of("0", "1").contains(cells.get(width - 1).strip())
                && NUMBERS.stream()
                        .allMatch(place -> numbers.read(cells.get(place)).isNumber());
    }
}
