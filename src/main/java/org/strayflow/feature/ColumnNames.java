package org.strayflow.feature;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a column's name says about its values, whatever the layout. */
final class ColumnNames {
    private static final Set<String> IDENTIFIERS = Set.of(
            "id",
            "uid",
            "flowid",
            "connid",
            "sessionid",
            "rowid",
            "index",
            "unnamed0",
            "srcip",
            "sourceip",
            "dstip",
            "destinationip",
            "srcaddr",
            "dstaddr",
            "saddr",
            "daddr",
            "idorigh",
            "idresph",
            "sourceport",
            "srcport",
            "sport",
            "idorigp",
            "timestamp",
            "ts",
            "stime",
            "ltime",
            "starttime",
            "endtime",
            "datetime",
            "date");

    private static final Set<String> DIFFICULTY = Set.of("difficulty", "difficultylevel", "lastflag", "successpred");

    private static final Pattern DURATION = Pattern.compile("(?i).*(^|[^a-z])(duration|dur|iat)([^a-z]|$).*");
    private static final Pattern PORT = Pattern.compile("(?i).*(port|^dsport|^dport|resp_p|orig_p)$");
    private static final Pattern NOT_A_LETTER_OR_DIGIT = Pattern.compile("[^A-Za-z0-9]");

    private ColumnNames() {}

    /** Whether it names the flow, a host, the sender's port or a moment. */
    static boolean isIdentifier(String name) {
        return IDENTIFIERS.contains(
                NOT_A_LETTER_OR_DIGIT.matcher(name).replaceAll("").toLowerCase(Locale.ROOT));
    }

    /** Whether it is a data set's own measure of how hard a row is to classify. */
    static boolean isDifficulty(String name) {
        return DIFFICULTY.contains(
                NOT_A_LETTER_OR_DIGIT.matcher(name).replaceAll("").toLowerCase(Locale.ROOT));
    }

    /** Whether it is a length of time, which cannot be negative. */
    static boolean isDuration(String name) {
        return DURATION.matcher(name).matches();
    }

    /** Whether it is a port: a number without order. */
    static boolean isPort(String name) {
        return PORT.matcher(name).matches();
    }
}
