package org.strayflow.io;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.strayflow.flow.Role;
import org.strayflow.io.ColumnPlan.Kind;

/** Guesses what a column of an unknown table is for, by its name and by its first values. */
final class RoleGuess {
    /** The names that a label column goes by, the surest first. */
    static final List<String> LABEL_NAMES = List.of(
            "label",
            "labels",
            "class",
            "attack",
            "attacktype",
            "attackcat",
            "attackcategory",
            "attackname",
            "classlabel",
            "trafficlabel");

    private static final Set<String> IDENTIFIERS =
            Set.of("id", "flowid", "uid", "uuid", "recordid", "rowid", "index", "unnamed0", "communityid");
    private static final Set<String> SOURCE_PORTS =
            Set.of("srcport", "sourceport", "sport", "idorigp", "srcpt", "sourcetransportport", "l4srcport");
    private static final Set<String> ADDRESSES = Set.of(
            "srcip",
            "dstip",
            "sourceip",
            "destinationip",
            "destip",
            "srcaddr",
            "dstaddr",
            "saddr",
            "daddr",
            "idorigh",
            "idresph",
            "sourceaddress",
            "destinationaddress",
            "srcmac",
            "dstmac",
            "smac",
            "dmac",
            "ipv4srcaddr",
            "ipv4dstaddr");
    private static final Set<String> TIMES = Set.of(
            "timestamp",
            "time",
            "ts",
            "starttime",
            "endtime",
            "stime",
            "ltime",
            "lasttime",
            "etime",
            "datetime",
            "date",
            "flowstart",
            "flowend",
            "firstseen",
            "lastseen",
            "flowstarttime",
            "flowendtime",
            "eventtime");
    private static final Set<String> LEVELS = Set.of("difficulty", "difficultylevel");

    /** The columns that an export of this program adds; only together with the first they are taken for such. */
    private static final String SCORE = "anomaly_score";

    private static final Set<String> EXPORTED = Set.of(
            SCORE, "rank", "flagged", "predicted_kind", "predicted_probability", "top_features", "verdict", "note");

    /** What the column of an ensemble's member begins with. */
    private static final String MEMBER_SCORE = "score_";

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9a-fA-F:]{2,39}(%\\w+)?");
    private static final Pattern MOMENT =
            Pattern.compile("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}([ T]+\\d{1,2}:\\d{2}.*)?");
    private static final int ENOUGH = 20;

    private RoleGuess() {}

    /**
     * What the column seems to be.
     *
     * @param head the file's first records
     * @param place the column, counted from 0
     * @param header whether the first record is a header
     * @param name its name
     */
    static ColumnPlan of(Head head, int place, boolean header, String name) {
        String plain = HeaderNames.plain(name);
        boolean exported = EXPORTED.contains(name) || name.startsWith(MEMBER_SCORE);
        if ((exported && head.names().contains(SCORE)) || LEVELS.contains(plain)) {
            return new ColumnPlan(name, Role.IGNORED, Kind.EITHER);
        }
        if (LABEL_NAMES.contains(plain)) {
            return ColumnPlan.text(name, Role.LABEL);
        }
        List<String> cells = head.column(place, header).stream()
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
        return new ColumnPlan(name, role(plain, cells), Kind.EITHER);
    }

    private static Role role(String plain, List<String> cells) {
        if (IDENTIFIERS.contains(plain)) {
            return Role.IDENTIFIER;
        }
        if (SOURCE_PORTS.contains(plain)) {
            return Role.PORT;
        }
        if (ADDRESSES.contains(plain) || mostly(cells, IPV4) || mostly(cells, IPV6)) {
            return Role.ADDRESS;
        }
        if (TIMES.contains(plain) || mostly(cells, MOMENT)) {
            return Role.TIME;
        }
        return counts(cells) || namesEach(cells) ? Role.IDENTIFIER : Role.FEATURE;
    }

    /** Whether a text is written like an IP address. */
    static boolean isAddress(String text) {
        String stripped = text.strip();
        return IPV4.matcher(stripped).matches() || IPV6.matcher(stripped).matches();
    }

    private static boolean mostly(List<String> cells, Pattern pattern) {
        long like =
                cells.stream().filter(cell -> pattern.matcher(cell).matches()).count();
        return like * 10 > cells.size() * 9L;
    }

    /** Whether the cells are a running number. */
    private static boolean counts(List<String> cells) {
        NumberText numbers = new NumberText();
        long before = 0;
        for (int i = 0; i < cells.size(); i++) {
            boolean integer = numbers.read(cells.get(i)) == NumberText.Kind.INTEGER;
            if (!integer || (i > 0 && numbers.integer() != before + 1)) {
                return false;
            }
            before = numbers.integer();
        }
        return cells.size() >= ENOUGH;
    }

    /** Whether the cells are texts of which nearly none appears twice. */
    private static boolean namesEach(List<String> cells) {
        NumberText numbers = new NumberText();
        boolean texts = cells.stream().allMatch(cell -> numbers.read(cell) == NumberText.Kind.TEXT);
        return texts && cells.size() >= ENOUGH && new HashSet<>(cells).size() * 10L > cells.size() * 9L;
    }
}
