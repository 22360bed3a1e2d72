package org.strayflow.sample;

import java.time.LocalDate;
import java.util.List;

/** The two days that are simulated. */
public enum OfficeDay {
    /** A labelled working day: port scan, slow HTTP denial of service, SSH brute force, beacon, night upload. */
    FIRST("office-day-1.csv.gz", LocalDate.of(2024, 5, 14), true) {
        @Override
        List<Part> incidents(Office office) {
            Host home = outside("203.0.113.140", Stack.BALANCER, 41_000);
            Host slow = outside("203.0.113.177", Stack.LINUX, 46_000);
            Host guesser = outside("198.51.100.201", Stack.OLD_LINUX, 88_000);
            Host drop = outside("198.51.100.180", Stack.LINUX, 31_000);
            return List.of(
                    new Part(
                            "upload",
                            "Night upload",
                            s -> Incidents.upload(s, office.files, drop, Clock.at(2, 14), 23 * Clock.MINUTE)),
                    new Part(
                            "scan",
                            "PortScan",
                            s -> Incidents.portScan(
                                    s,
                                    office.desktops.get(16),
                                    List.of(office.files, office.mail),
                                    Clock.at(10, 42),
                                    330)),
                    new Part(
                            "beacon",
                            "Beacon",
                            s -> Incidents.beacon(
                                    s, office.desktops.get(22), home, Clock.at(11, 23), 5 * Clock.MINUTE)),
                    new Part(
                            "slow",
                            "Slow HTTP DoS",
                            s -> Incidents.slowHttp(s, slow, Clock.at(13, 20), 27 * Clock.MINUTE, 110)),
                    new Part(
                            "passwords",
                            "SSH brute force",
                            s -> Incidents.passwords(s, guesser, office.portal, Clock.at(15, 5), 170)));
        }
    },

    /** The unlabelled next day: the beacon goes on, with a network sweep, a DNS tunnel, a slow HTTP attack and an upload. */
    SECOND("office-day-2.csv.gz", LocalDate.of(2024, 5, 15), false) {
        @Override
        List<Part> incidents(Office office) {
            Host home = outside("203.0.113.140", Stack.BALANCER, 41_000);
            Host slow = outside("203.0.113.203", Stack.OLD_LINUX, 63_000);
            Host drop = outside("203.0.113.222", Stack.LINUX, 37_000);
            return List.of(
                    new Part(
                            "beacon",
                            "Beacon",
                            s -> Incidents.beacon(
                                    s, office.desktops.get(22), home, 2 * Clock.MINUTE, 5 * Clock.MINUTE)),
                    new Part(
                            "sweep",
                            "Network sweep",
                            s -> Incidents.sweep(s, office.desktops.get(22), List.of(445, 3389), Clock.at(9, 37))),
                    new Part(
                            "slow",
                            "Slow HTTP DoS",
                            s -> Incidents.slowHttp(s, slow, Clock.at(11, 5), 14 * Clock.MINUTE, 60)),
                    new Part(
                            "tunnel",
                            "DNS tunnel",
                            s -> Incidents.nameTunnel(s, office.desktops.get(5), Clock.at(16, 20), 130)),
                    new Part(
                            "upload",
                            "Night upload",
                            s -> Incidents.upload(
                                    s, office.desktops.get(22), drop, Clock.at(23, 6), 11 * Clock.MINUTE)));
        }
    };

    /** How many flows a day has. */
    public static final int FLOWS = 20_000;

    private final String fileName;
    private final LocalDate date;
    private final boolean labelled;

    OfficeDay(String fileName, LocalDate date, boolean labelled) {
        this.fileName = fileName;
        this.date = date;
        this.labelled = labelled;
    }

    /** The name of its file: {@code office-day-1.csv.gz}. */
    public String fileName() {
        return fileName;
    }

    /** The day of its timestamps. */
    public LocalDate date() {
        return date;
    }

    /** Whether the label column is filled. */
    public boolean isLabelled() {
        return labelled;
    }

    /** What goes wrong on this day. */
    abstract List<Part> incidents(Office office);

    /** What goes on every day, browsing aside, which fills the day up to {@link #FLOWS}. */
    static List<Part> routine() {
        return List.of(
                new Part("clocks", Flow.BENIGN, Household::clocks),
                new Part("announcements", Flow.BENIGN, Household::announcements),
                new Part("monitoring", Flow.BENIGN, Household::monitoring),
                new Part("sign-ons", Flow.BENIGN, Household::signOns),
                new Part("failures", Flow.BENIGN, Household::failures),
                new Part("mail", Flow.BENIGN, DeskWork::mail),
                new Part("printing", Flow.BENIGN, DeskWork::printing),
                new Part("shared files", Flow.BENIGN, DeskWork::sharedFiles),
                new Part("chat", Flow.BENIGN, DeskWork::chat),
                new Part("shells", Flow.BENIGN, DeskWork::shells),
                new Part("backup", Flow.BENIGN, BulkWork::backup),
                new Part("updates", Flow.BENIGN, BulkWork::updates),
                new Part("meetings", Flow.BENIGN, BulkWork::meetings),
                new Part("films", Flow.BENIGN, BulkWork::films));
    }

    private static Host outside(String address, Stack stack, int delay) {
        return new Host(address, stack, delay, 2_800_000);
    }
}
