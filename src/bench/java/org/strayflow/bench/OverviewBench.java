package org.strayflow.bench;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.strayflow.eval.overview.Overview;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.Meant;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;

/**
 * Times the overview of the large file's ports, bytes and labels together with start times, addresses, protocols and services of that
 * many flows that are made up.
 */
public final class OverviewBench {
    private static final int ROUNDS = 5;
    private static final int HOSTS = 5_000;
    private static final long DAYS = 5;

    private OverviewBench() {}

    /** Prints the times. */
    public static void main(String[] args) throws Exception {
        FlowTable scale = Scale.read().table();
        int rows = scale.rows();
        Column label = scale.labelColumn().orElseThrow();
        FlowTable table = table(scale, label);
        Labels labels = Labels.of((TextColumn) label);
        Parallel parallel = new Parallel(Runtime.getRuntime().availableProcessors());
        System.out.printf(Locale.ROOT, "%,d flows (replicated), %d threads%n", rows, parallel.threads());
        for (int round = 0; round < ROUNDS; round++) {
            long started = System.nanoTime();
            Overview overview = Overview.of(table, labels, row -> row % 97 == 0, parallel)
                    .run(Feedback.none());
            System.out.printf(
                    Locale.ROOT,
                    "  overview %.2f s, %d bars of time, %d breakdowns%n",
                    (System.nanoTime() - started) / 1e9,
                    overview.timeline().bins().size(),
                    overview.breakdowns().size());
        }
    }

    private static FlowTable table(FlowTable scale, Column label) {
        int rows = scale.rows();
        SplittableRandom random = new SplittableRandom(1);
        double[] start = new double[rows];
        double[] protocol = new double[rows];
        String[] source = new String[rows];
        String[] destination = new String[rows];
        String[] service = new String[rows];
        String[] hosts = new String[HOSTS];
        for (int host = 0; host < HOSTS; host++) {
            hosts[host] = "10.0." + host / 256 + "." + host % 256;
        }
        List<String> services = List.of("", "http", "dns", "ssh", "smtp");
        for (int row = 0; row < rows; row++) {
            start[row] = 1_500_000_000L + random.nextLong(DAYS * 86_400);
            protocol[row] = random.nextInt(4) == 0 ? 17 : 6;
            source[row] = hosts[random.nextInt(1 + random.nextInt(HOSTS))];
            destination[row] = hosts[random.nextInt(1 + random.nextInt(HOSTS))];
            service[row] = services.get(random.nextInt(services.size()));
        }
        return new FlowTable(
                List.of(
                        NumberColumn.of("start", start),
                        NumberColumn.of("protocol", protocol),
                        TextColumn.of("source", source),
                        TextColumn.of("destination", destination),
                        TextColumn.of("service", service),
                        scale.column(Meaning.DESTINATION_PORT).orElseThrow().renamed("port"),
                        scale.column(Meaning.FORWARD_BYTES).orElseThrow().renamed("sent"),
                        scale.column(Meaning.BACKWARD_BYTES).orElseThrow().renamed("received"),
                        label),
                List.of(
                        Role.TIME,
                        Role.FEATURE,
                        Role.ADDRESS,
                        Role.ADDRESS,
                        Role.FEATURE,
                        Role.FEATURE,
                        Role.FEATURE,
                        Role.FEATURE,
                        Role.LABEL),
                List.of(
                        new Meant(Meaning.START_TIME, "start", 1),
                        new Meant(Meaning.PROTOCOL, "protocol", 1),
                        new Meant(Meaning.SOURCE_ADDRESS, "source", 1),
                        new Meant(Meaning.DESTINATION_ADDRESS, "destination", 1),
                        new Meant(Meaning.SERVICE, "service", 1),
                        new Meant(Meaning.DESTINATION_PORT, "port", 1),
                        new Meant(Meaning.FORWARD_BYTES, "sent", 1),
                        new Meant(Meaning.BACKWARD_BYTES, "received", 1)));
    }
}
