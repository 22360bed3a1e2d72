package org.strayflow.sample;

import java.util.List;

/** What moves much: backups, updates, films and video meetings. */
final class BulkWork {
    private BulkWork() {}

    /** Every server is backed up at night, a few desktops at noon, and the backup is copied outside in the evening. */
    static void backup(Stage stage) {
        Chance chance = stage.chance();
        Office office = stage.office();
        long when = Clock.at(1, 0);
        for (Host host : List.of(office.files, office.mail, office.portal, office.directory)) {
            for (int part = 0; part < 4; part++) {
                TcpTalk talk = stage.tcp(host, office.backup, 873, when).connect();
                copy(talk, chance, chance.pareto(40e6, 0.9, 900e6));
                when = talk.now() + (long) chance.exponential(40e6);
            }
        }
        for (int i = 0; i < 9; i++) {
            Host host = chance.pick(office.desktops);
            TcpTalk talk = stage.tcp(host, office.backup, 873, Clock.at(12, chance.between(0, 50)))
                    .connect();
            copy(talk, chance, chance.pareto(6e6, 0.8, 300e6));
        }
        TcpTalk talk = stage.tcp(office.backup, office.vault, Browsing.HTTPS, Clock.at(20, 31))
                .connect();
        Browsing.secure(talk, chance, false);
        long until = talk.now() + 21 * Clock.MINUTE;
        while (talk.now() < until) {
            talk.ask(chance.logNormal(14e6, 0.5), chance.logNormal(90_000, 0.6), chance.between(200, 420));
        }
        talk.close(true);
    }

    private static void copy(TcpTalk talk, Chance chance, double bytes) {
        double left = bytes;
        while (left > 0) {
            double part = Math.min(left, chance.logNormal(3e6, 1.2));
            talk.ask(part, chance.exponential(20_000), chance.between(9, 140));
            left -= part;
        }
        talk.close(true);
    }

    /** Programs look for updates and sometimes fetch one. */
    static void updates(Stage stage) {
        Chance chance = stage.chance();
        Office office = stage.office();
        for (int i = 0; i < 170; i++) {
            Host host = chance.pick(office.people);
            boolean plain = chance.with(0.4);
            TcpTalk talk = stage.tcp(host, office.updates, plain ? Browsing.HTTP : Browsing.HTTPS, Clock.work(chance));
            talk.connect();
            if (!plain) {
                Browsing.secure(talk, chance, chance.with(0.5));
            }
            talk.ask(chance.between(220, 900), chance.exponential(15_000), chance.logNormal(1_900, 1));
            int parts = chance.with(0.3) ? chance.between(1, 12) : 0;
            for (int p = 0; p < parts; p++) {
                talk.ask(chance.between(250, 380), chance.exponential(9_000), chance.pareto(90_000, 0.7, 24e6));
            }
            talk.close(chance.with(0.7));
        }
    }

    /** Video meetings through a relay: sound and mostly picture both ways, cut into many flows. */
    static void meetings(Stage stage) {
        Chance chance = stage.chance();
        Office office = stage.office();
        for (int i = 0; i < 9; i++) {
            long when = Clock.at(chance.between(8, 17), chance.with(0.6) ? 0 : 30);
            when += (long) chance.exponential(70e6);
            UdpTalk talk = stage.udp(chance.pick(office.people), office.meetings, chance.between(3478, 3481), when);
            talk.ask(chance.between(100, 140), chance.exponential(900), chance.between(90, 130));
            long until = when + (long) (chance.logNormal(9, 0.6) * Clock.MINUTE);
            meeting(talk, chance, until, chance.with(0.75), chance.with(0.7));
        }
    }

    /** Sound is a packet every 20 ms; a picture is a burst of packets every 40 ms, as long as the camera is on. */
    private static void meeting(UdpTalk talk, Chance chance, long until, boolean camera, boolean others) {
        double own = camera ? chance.uniform(0.6, 2.2) : 0;
        double theirs = others ? chance.uniform(0.8, 2.8) : 0;
        boolean speaking = false;
        for (int tick = 0; talk.now() < until; tick++) {
            long due = talk.now() + 20_000;
            speaking = chance.with(0.004) != speaking;
            talk.send(true, speaking ? chance.between(120, 190) : chance.between(50, 62));
            talk.pause(chance.uniform(300, 6_000)).send(false, chance.between(110, 180));
            if (tick % 2 == 0) {
                picture(talk, chance, true, own);
                picture(talk, chance, false, theirs);
            }
            talk.pause((double) (due - talk.now()));
        }
        talk.end();
    }

    private static void picture(UdpTalk talk, Chance chance, boolean fromClient, double packets) {
        int count = packets == 0 ? 0 : (int) (packets + chance.exponential(0.7));
        for (int p = 0; p < count; p++) {
            talk.pause(chance.uniform(20, 900)).send(fromClient, p + 1 < count ? 1_128 : chance.between(220, 1_128));
        }
    }

    /** Films and talks from outside, fetched piece by piece. */
    static void films(Stage stage) {
        Chance chance = stage.chance();
        Office office = stage.office();
        for (int i = 0; i < 13; i++) {
            Host who = chance.pick(office.people);
            long when = Clock.work(chance);
            double piece = chance.uniform(0.5e6, 2.6e6);
            long until = when + (long) (chance.logNormal(6, 0.8) * Clock.MINUTE);
            if (chance.with(0.5)) {
                UdpTalk talk = stage.udp(who, office.cinema, Browsing.HTTPS, when);
                talk.send(true, 1250).answerDelay(false).stream(false, 3_200).answerDelay(true);
                while (talk.now() < until) {
                    talk.stream(true, chance.between(300, 700)).answerDelay(false);
                    talk.stream(false, piece * chance.uniform(0.6, 1.3)).pause(chance.uniform(2.5, 6) * Clock.SECOND);
                }
                talk.end();
            } else {
                TcpTalk talk =
                        stage.tcp(who, office.cinema, Browsing.HTTPS, when).connect();
                Browsing.secure(talk, chance, false);
                while (talk.now() < until) {
                    talk.ask(chance.between(400, 900), chance.exponential(7_000), piece * chance.uniform(0.6, 1.3));
                    talk.pause(chance.uniform(2.5, 6) * Clock.SECOND);
                }
                talk.close(true);
            }
        }
    }
}
