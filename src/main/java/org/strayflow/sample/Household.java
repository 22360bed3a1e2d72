package org.strayflow.sample;

/** What machines do by themselves all day: clocks, addresses, names, monitoring, sign-ons, and attempts that fail. */
final class Household {
    private static final int NTP = 123;

    private Household() {}

    /** Every machine sets its clock; the directory server asks outside. */
    static void clocks(Stage stage) {
        Chance chance = stage.chance();
        Office office = stage.office();
        for (Host host : office.people) {
            long until = Clock.at(chance.between(16, 18), chance.between(0, 59));
            long when = Clock.at(chance.between(7, 9), chance.between(0, 59));
            while (when < until) {
                askTime(stage, host, office.directory, when);
                when += (long) (chance.uniform(0.97, 1.03) * 2048 * Clock.SECOND);
            }
        }
        for (long when = 0; when < Clock.DAY; when += (long) (chance.uniform(0.99, 1.01) * 1024 * Clock.SECOND)) {
            askTime(stage, office.directory, office.timeServer, when);
        }
    }

    private static void askTime(Stage stage, Host from, Host to, long when) {
        UdpTalk talk = stage.udp(from, NTP, to, NTP, when);
        talk.ask(48, stage.chance().exponential(60), 48).end();
    }

    /** Addresses are renewed and names announced; nobody answers an announcement. */
    static void announcements(Stage stage) {
        Chance chance = stage.chance();
        Office office = stage.office();
        for (Host host : office.people) {
            for (int i = 0; i < 3; i++) {
                long when = Clock.work(chance);
                stage.udp(host, 68, office.directory, 67, when)
                        .ask(chance.between(300, 342), chance.exponential(900), chance.between(300, 342))
                        .end();
            }
            int announced = host.stack().equals(Stack.WINDOWS) ? chance.between(6, 11) : 0;
            for (int i = 0; i < announced; i++) {
                UdpTalk talk = stage.udp(host, 138, office.broadcast, 138, Clock.work(chance));
                int packets = chance.with(0.6) ? 1 : chance.between(2, 4);
                for (int p = 0; p < packets; p++) {
                    talk.send(true, chance.between(174, 221)).pause(chance.uniform(0.7, 2.6) * Clock.SECOND);
                }
                talk.end();
            }
        }
    }

    /** The monitor asks the printers every ten minutes and the portal every five, day and night. */
    static void monitoring(Stage stage) {
        Chance chance = stage.chance();
        Office office = stage.office();
        for (long when = Clock.at(0, 2); when < Clock.DAY; when += 5 * Clock.MINUTE) {
            TcpTalk talk = stage.tcp(office.monitor, office.portal, Browsing.HTTPS, when + chance.between(0, 900_000));
            talk.connect();
            Browsing.secure(talk, chance, true);
            talk.ask(chance.between(140, 150), chance.exponential(2_500), chance.between(420, 470))
                    .close(true);
        }
        for (long when = Clock.at(0, 4); when < Clock.DAY; when += 10 * Clock.MINUTE) {
            for (Host printer : office.printers) {
                UdpTalk talk = stage.udp(office.monitor, printer, 161, when + chance.between(0, 400_000));
                int questions = chance.between(2, 6);
                for (int q = 0; q < questions; q++) {
                    talk.ask(chance.between(43, 84), chance.exponential(1_800), chance.between(46, 190));
                    talk.pause(chance.exponential(700));
                }
                talk.end();
            }
        }
    }

    /** People and machines sign on at the directory. */
    static void signOns(Stage stage) {
        Chance chance = stage.chance();
        Office office = stage.office();
        for (Host host : office.desktops) {
            int times = chance.between(5, 14);
            for (int i = 0; i < times; i++) {
                long when = Clock.work(chance);
                boolean ticket = chance.with(0.55);
                TcpTalk talk = stage.tcp(host, office.directory, ticket ? 88 : 389, when)
                        .connect();
                if (ticket) {
                    talk.ask(chance.logNormal(1_500, 0.2), chance.exponential(1_500), chance.logNormal(1_450, 0.2));
                } else {
                    int questions = 2 + (int) chance.exponential(4);
                    for (int q = 0; q < questions; q++) {
                        talk.ask(chance.logNormal(260, 0.7), chance.exponential(900), chance.logNormal(700, 1.2));
                    }
                    talk.pause(chance.with(0.5) ? chance.exponential(30e6) : chance.exponential(20_000));
                }
                talk.close(true);
            }
        }
    }

    /** Connections that come to nothing: refused, or never answered. */
    static void failures(Stage stage) {
        Chance chance = stage.chance();
        Office office = stage.office();
        for (int i = 0; i < 24; i++) {
            Host who = chance.pick(office.people);
            Host server = chance.with(0.5) ? chance.pick(office.printers) : chance.pick(office.sites);
            int port = chance.with(0.5) ? 9100 : chance.with(0.5) ? Browsing.HTTPS : 8080;
            TcpTalk talk = stage.tcp(who, server, port, Clock.work(chance));
            talk.syn().answerDelay(false).reset(false);
        }
        for (int i = 0; i < 36; i++) {
            Host who = chance.pick(office.people);
            TcpTalk talk = stage.tcp(who, chance.pick(office.sites), Browsing.HTTPS, Clock.work(chance));
            talk.syn();
            int again = chance.between(1, 3);
            for (int a = 0; a < again; a++) {
                talk.pause(chance.uniform(0.99, 1.03) * (1 << a) * Clock.SECOND).syn();
            }
            talk.fallSilent();
        }
    }
}
