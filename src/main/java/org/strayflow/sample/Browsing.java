package org.strayflow.sample;

import java.util.List;

/** Names looked up, pages fetched, and visitors of the office's own web portal. */
final class Browsing {
    static final int HTTPS = 443;
    static final int HTTP = 80;
    static final int DNS = 53;
    private static final double MOST_BYTES = 30e6;

    private Browsing() {}

    /** Somebody opens a page: a few names are looked up, then a few connections fetch it. */
    static void page(Stage stage) {
        Chance chance = stage.chance();
        Host who = chance.pick(stage.office().people);
        long when = Clock.work(chance);
        List<Host> sites = stage.office().sites;
        Host site = sites.get(chance.popular(sites.size()));
        int names = chance.with(0.25) ? 0 : 1 + (int) chance.exponential(1.1);
        for (int i = 0; i < names; i++) {
            when = lookUp(stage, who, when) + (long) chance.exponential(9_000);
        }
        int connections = 1 + (int) chance.exponential(0.8);
        for (int i = 0; i < connections; i++) {
            fetch(stage, who, i == 0 ? site : chance.pick(sites), when + (long) chance.exponential(80_000));
        }
    }

    /** Asks the office's name server, which asks outside when it does not know; returns when the answer came. */
    static long lookUp(Stage stage, Host who, long when) {
        Chance chance = stage.chance();
        Office office = stage.office();
        UdpTalk talk = stage.udp(who, office.directory, DNS, when);
        int question = chance.between(26, 62);
        boolean both = chance.with(0.22);
        talk.send(true, question);
        if (both) {
            talk.pause(chance.exponential(60)).send(true, question);
        }
        boolean unknown = chance.with(0.26);
        if (unknown) {
            Host resolver = office.resolver;
            UdpTalk up = stage.udp(office.directory, resolver, DNS, talk.now() + chance.between(40, 200));
            boolean slow = chance.with(0.05);
            up.ask(
                    question + 11,
                    slow ? chance.exponential(300_000) : chance.exponential(2_000),
                    answer(chance, question));
            up.end();
            talk.pause((double) (up.now() - talk.now()));
        }
        if (chance.with(0.012)) {
            // No answer in time: asked again after a second.
            talk.pause(chance.uniform(0.98, 1.05) * Clock.SECOND).send(true, question);
        }
        talk.answerDelay(false).send(false, answer(chance, question));
        if (both) {
            talk.pause(chance.exponential(400)).send(false, answer(chance, question));
        }
        talk.end();
        return talk.now();
    }

    private static int answer(Chance chance, int question) {
        int records = chance.with(0.18) ? 0 : 1 + (int) chance.exponential(1.6);
        return Math.min(
                1232, question + (records == 0 ? chance.between(60, 90) : 16 * records + chance.between(0, 48)));
    }

    /** One connection to a site, by whatever the site speaks. */
    static void fetch(Stage stage, Host who, Host site, long when) {
        Chance chance = stage.chance();
        double median = stage.office().pageBytes(site);
        double how = chance.unit();
        if (how < 0.13) {
            quic(stage, who, site, when, median);
        } else if (how < 0.21) {
            plain(stage, who, site, when);
        } else {
            TcpTalk talk = stage.tcp(who, site, HTTPS, when).connect();
            secure(talk, chance, chance.with(0.45));
            requests(talk, chance, median);
            goodbye(talk, chance);
        }
    }

    /** The TLS handshake; a resumed one needs no certificate. */
    static void secure(TcpTalk talk, Chance chance, boolean resumed) {
        talk.send(true, chance.with(0.7) ? 517 : chance.between(190, 640));
        talk.answerDelay(false).pause(chance.exponential(900));
        talk.send(false, resumed ? chance.between(210, 330) : chance.logNormal(3_900, 0.3));
        talk.answerDelay(true).pause(chance.exponential(700));
        talk.send(true, chance.between(64, 126));
    }

    private static void requests(TcpTalk talk, Chance chance, double median) {
        int requests = 1 + (int) chance.exponential(2.2);
        for (int i = 0; i < requests; i++) {
            double asked = chance.with(0.05) ? chance.logNormal(30_000, 1.3) : chance.logNormal(520, 0.6);
            double answered = chance.with(0.25) ? chance.between(180, 700) : chance.logNormal(median, 1.5);
            if (chance.with(0.02)) {
                answered = chance.pareto(200_000, 0.9, MOST_BYTES);
            }
            talk.ask(Math.min(asked, 8e6), chance.logNormal(28_000, 1.1), Math.min(answered, MOST_BYTES));
            if (i + 1 < requests) {
                talk.pause(chance.with(0.7) ? chance.exponential(90_000) : chance.logNormal(3.5e6, 1.3));
            }
        }
    }

    private static void goodbye(TcpTalk talk, Chance chance) {
        double how = chance.unit();
        if (how < 0.52) {
            talk.close(true);
        } else if (how < 0.68) {
            talk.pause(chance.logNormal(20e6, 0.9)).close(false);
        } else if (how < 0.88) {
            talk.pause(chance.logNormal(5e6, 1.4)).reset(true);
        } else if (how < 0.95) {
            keepAlive(talk, chance);
        } else {
            talk.fallSilent();
        }
    }

    /** The connection is kept for later: empty probes every 45 s until somebody gives up. */
    private static void keepAlive(TcpTalk talk, Chance chance) {
        int probes = 1 + (int) chance.exponential(0.6);
        for (int i = 0; i < probes; i++) {
            talk.pause(chance.uniform(44.9, 45.2) * Clock.SECOND).acknowledge(true);
            talk.answerDelay(false).acknowledge(false);
        }
        talk.pause(chance.exponential(10e6)).close(chance.with(0.5));
    }

    private static void plain(Stage stage, Host who, Host site, long when) {
        Chance chance = stage.chance();
        TcpTalk talk = stage.tcp(who, site, HTTP, when).connect();
        int requests = chance.with(0.75) ? 1 : 2;
        for (int i = 0; i < requests; i++) {
            talk.ask(chance.between(170, 480), chance.exponential(14_000), chance.logNormal(1_600, 1.4));
        }
        goodbye(talk, chance);
    }

    private static void quic(Stage stage, Host who, Host site, long when, double median) {
        Chance chance = stage.chance();
        UdpTalk talk = stage.udp(who, site, HTTPS, when);
        talk.send(true, 1250).answerDelay(false);
        talk.stream(false, chance.between(2_600, 4_400)).answerDelay(true).send(true, chance.between(70, 130));
        int requests = 1 + (int) chance.exponential(3);
        for (int i = 0; i < requests; i++) {
            talk.stream(true, chance.logNormal(480, 0.5))
                    .pause(chance.logNormal(20_000, 0.9))
                    .answerDelay(false);
            talk.stream(false, Math.min(MOST_BYTES, chance.logNormal(median, 1.6)))
                    .answerDelay(true);
            talk.pause(chance.with(0.7) ? chance.exponential(150_000) : chance.logNormal(4e6, 1.2));
        }
        talk.send(true, chance.between(33, 40)).end();
    }

    /** A visitor of the office's portal; some are on slow lines. */
    static void visitor(Stage stage) {
        Chance chance = stage.chance();
        Host who = chance.pick(stage.office().visitors);
        long when = Clock.visit(chance);
        int connections = 1 + (int) chance.exponential(1);
        for (int i = 0; i < connections; i++) {
            boolean plain = chance.with(0.2);
            Host portal = stage.office().portal;
            TcpTalk talk = stage.tcp(who, portal, plain ? HTTP : HTTPS, when + (long) chance.exponential(60_000));
            talk.connect();
            if (!plain) {
                secure(talk, chance, i > 0);
            }
            int requests = 1 + (int) chance.exponential(2.5);
            for (int r = 0; r < requests; r++) {
                double answered = Math.min(8e6, chance.logNormal(11_000, 1.3));
                talk.ask(chance.logNormal(600, 0.4), chance.logNormal(16_000, 1), answered);
                talk.pause(chance.with(0.6) ? chance.exponential(200_000) : chance.logNormal(6e6, 1));
            }
            goodbye(talk, chance);
        }
    }
}
