package org.strayflow.io;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.strayflow.flow.Meaning;

/** The names by which columns with a {@link Meaning} go in the files of many programs. */
final class Meanings {
    private static final double MILLI = 1e-3;
    private static final double MICRO = 1e-6;

    /**
     * A meaning and the names it goes by.
     *
     * @param factor to seconds, bytes or packets
     * @param names plain, the surest first
     */
    private record Known(Meaning meaning, double factor, List<String> names) {
        static Known of(Meaning meaning, double factor, String names) {
            return new Known(meaning, factor, List.of(names.strip().split("\\s+")));
        }
    }

    /** In the order in which they are asked; of one meaning the first that is found counts. */
    private static final List<Known> KNOWN = List.of(
            Known.of(Meaning.SOURCE_ADDRESS, 1, """
                    sourceip srcip idorigh srcaddr saddr ipv4srcaddr ipv6srcaddr sourceaddress srcipaddr sourceipaddress"""),
            Known.of(Meaning.SOURCE_PORT, 1, "sourceport srcport idorigp sport l4srcport srcpt sourcetransportport"),
            Known.of(Meaning.DESTINATION_ADDRESS, 1, """
                    destinationip dstip destip idresph dstaddr daddr ipv4dstaddr ipv6dstaddr destinationaddress dstipaddr
                    destinationipaddress"""),
            Known.of(Meaning.DESTINATION_PORT, 1, """
                    destinationport dstport destport idrespp dsport dport l4dstport dstpt destinationtransportport"""),
            Known.of(Meaning.PROTOCOL, 1, "protocol proto protocoltype protocolidentifier ipproto"),
            Known.of(Meaning.SERVICE, 1, "service appproto l7proto application"),
            Known.of(Meaning.START_TIME, 1, """
                    flowstart starttime flowstarttime firstseen stime tsstart ts timestamp datetime time"""),
            Known.of(Meaning.DURATION, MICRO, "flowduration"),
            Known.of(Meaning.DURATION, MILLI, "flowdurationmilliseconds durationms"),
            Known.of(Meaning.DURATION, 1, "duration dur durationseconds durations flowage"),
            Known.of(Meaning.FORWARD_BYTES, 1, """
                    totallengthoffwdpackets totallengthoffwdpacket totlenfwdpkts flowbytestoserver origbytes srcbytes sbytes
                    inbytes"""),
            Known.of(Meaning.BACKWARD_BYTES, 1, """
                    totallengthofbwdpackets totallengthofbwdpacket totlenbwdpkts flowbytestoclient respbytes dstbytes dbytes
                    outbytes"""),
            Known.of(Meaning.FORWARD_PACKETS, 1, """
                    totalfwdpackets totalfwdpacket totfwdpkts flowpktstoserver origpkts srcpkts spkts inpkts"""),
            Known.of(Meaning.BACKWARD_PACKETS, 1, """
                    totalbackwardpackets totalbwdpackets totbwdpkts flowpktstoclient resppkts dstpkts dpkts outpkts"""),
            Known.of(Meaning.TOTAL_BYTES, 1, "totbytes totalbytes bytes octets"),
            Known.of(Meaning.TOTAL_PACKETS, 1, "totpkts totalpackets packets pkts"));

    private Meanings() {}

    /** The same columns, each meaning that no column has yet given to the first of its names that is there. */
    static List<ColumnPlan> added(List<ColumnPlan> columns) {
        Set<Meaning> taken = EnumSet.noneOf(Meaning.class);
        List<String> plain = new ArrayList<>();
        for (ColumnPlan column : columns) {
            plain.add(HeaderNames.plain(column.name()));
            if (column.meaning() != null) {
                taken.add(column.meaning());
            }
        }
        List<ColumnPlan> added = new ArrayList<>(columns);
        for (Known known : KNOWN) {
            int place = taken.contains(known.meaning) ? -1 : find(known, plain, added);
            if (place >= 0) {
                taken.add(known.meaning);
                added.set(place, added.get(place).meaning(known.meaning, known.factor));
            }
        }
        return List.copyOf(added);
    }

    /** Whether two names, spelled plainly, mean the same in the same unit. */
    static boolean areSame(String plain, String other) {
        return KNOWN.stream().anyMatch(known -> known.names.contains(plain) && known.names.contains(other));
    }

    private static int find(Known known, List<String> plain, List<ColumnPlan> columns) {
        for (String name : known.names) {
            int place = plain.indexOf(name);
            if (place >= 0 && columns.get(place).meaning() == null) {
                return place;
            }
        }
        return -1;
    }
}
