package org.strayflow.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.strayflow.flow.Column;
import org.strayflow.task.Feedback;
import org.strayflow.task.StrayflowException;

/**
 * Which addresses have the most flagged flows.
 *
 * @param hosts the busiest, by descending flagged flows, ties by address
 * @param flaggedHosts how many addresses have a flagged flow
 */
record HostCounts(List<Host> hosts, int flaggedHosts) {
    /** So many are named. */
    static final int MOST = 10;

    private static final int BETWEEN_CHECKS = 8192;

    /** Copies the list. */
    HostCounts {
        hosts = List.copyOf(hosts);
    }

    /**
     * An address.
     *
     * @param address as in the file
     * @param flagged its flagged flows
     * @param flows all its flows
     */
    record Host(String address, long flagged, long flows) {
        /** Share of its flows that is flagged. */
        double share() {
            return (double) flagged / flows;
        }
    }

    /** Counts the flows of every address in a column; a flow without an address counts for none. */
    static HostCounts of(Column addresses, int[] flaggedRows, Feedback feedback) throws StrayflowException {
        Map<String, long[]> counts = new HashMap<>();
        for (int row : flaggedRows) {
            if (!addresses.isMissing(row)) {
                counts.computeIfAbsent(addresses.text(row), address -> new long[2])[0]++;
            }
        }
        for (int row = 0; row < addresses.size(); row++) {
            if (row % BETWEEN_CHECKS == 0) {
                feedback.check();
            }
            long[] count = addresses.isMissing(row) ? null : counts.get(addresses.text(row));
            if (count != null) {
                count[1]++;
            }
        }
        List<Host> hosts = new ArrayList<>();
        counts.forEach((address, count) -> hosts.add(new Host(address, count[0], count[1])));
        hosts.sort(Comparator.comparingLong((Host host) -> -host.flagged()).thenComparing(Host::address));
        return new HostCounts(hosts.subList(0, Math.min(MOST, hosts.size())), hosts.size());
    }
}
