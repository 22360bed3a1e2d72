package org.strayflow.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.strayflow.flow.Role;

/** The columns of KDD Cup 1999 (UCI), which NSL-KDD (Tavallaee et al., CISDA 2009) shares. */
final class KddColumns {
    /** Who made the features: KDD 1999 and NSL-KDD have the same. */
    static final String EXTRACTOR = "KDD Cup 1999";

    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "icmp");
    private static final int PROTOCOL = 1;
    private static final int LABEL = 41;
    private static final Set<Integer> TEXTS = Set.of(PROTOCOL, 2, 3, LABEL);
    private static final int LOOKED_AT = 10;

    /** The 41 features, in the order of the files. */
    static final List<ColumnPlan> FEATURES = features("""
            duration, protocol_type, service, flag, src_bytes, dst_bytes, land, wrong_fragment, urgent, hot,
            num_failed_logins, logged_in, num_compromised, root_shell, su_attempted, num_root,
            num_file_creations, num_shells, num_access_files, num_outbound_cmds, is_host_login,
            is_guest_login, count, srv_count, serror_rate, srv_serror_rate, rerror_rate, srv_rerror_rate,
            same_srv_rate, diff_srv_rate, srv_diff_host_rate, dst_host_count, dst_host_srv_count,
            dst_host_same_srv_rate, dst_host_diff_srv_rate, dst_host_same_src_port_rate,
            dst_host_srv_diff_host_rate, dst_host_serror_rate, dst_host_srv_serror_rate,
            dst_host_rerror_rate, dst_host_srv_rerror_rate
            """);

    private KddColumns() {}

    private static List<ColumnPlan> features(String names) {
        List<String> list = Arrays.asList(names.strip().split("\\s*,\\s*"));
        List<ColumnPlan> plans = new ArrayList<>();
        for (int place = 0; place < list.size(); place++) {
            boolean text = TEXTS.contains(place);
            plans.add(text ? ColumnPlan.text(list.get(place), Role.FEATURE) : ColumnPlan.number(list.get(place)));
        }
        return List.copyOf(plans);
    }

    /**
     * Recognises a file without a header by what its cells hold.
     *
     * @param head the first records
     * @param last the columns behind the features
     */
    static Optional<Layout.Recognition> withoutHeader(Head head, ColumnPlan... last) {
        List<ColumnPlan> columns = CicColumns.joined(FEATURES, List.of(last));
        NumberText numbers = new NumberText();
        List<List<String>> few = head.records().stream().limit(LOOKED_AT).toList();
        boolean first = isRecord(few.getFirst(), columns.size(), numbers);
        // One broken record among the first must not hide the layout.
        long others =
                few.stream().filter(r -> isRecord(r, columns.size(), numbers)).count();
        boolean found = first && others * 2 > few.size();
        return found ? Optional.of(new Layout.Recognition(false, columns)) : Optional.empty();
    }

    private static boolean isRecord(List<String> cells, int width, NumberText numbers) {
        if (cells.size() != width || !PROTOCOLS.contains(cells.get(PROTOCOL).strip())) {
            return false;
        }
        for (int place = 0; place < width; place++) {
            if (!TEXTS.contains(place) && !numbers.read(cells.get(place)).isNumber()) {
                return false;
            }
        }
        return true;
    }
}
