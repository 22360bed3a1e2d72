package org.strayflow.sample;

/** What people do besides browsing: mail, printing, shared files, chat, and now and then a shell. */
final class DeskWork {
    static final int SSH = 22;

    private DeskWork() {}

    /** Mail comes in, goes out and is looked at. */
    static void mail(Stage stage) {
        Chance chance = stage.chance();
        Office office = stage.office();
        for (int i = 0; i < 330; i++) {
            boolean incoming = chance.with(0.68);
            Host outside = chance.pick(office.mailServers);
            Host from = incoming ? outside : office.mail;
            TcpTalk talk = stage.tcp(from, incoming ? office.mail : outside, 25, Clock.work(chance));
            smtp(talk.connect(), chance);
        }
        for (int i = 0; i < 130; i++) {
            TcpTalk talk = stage.tcp(chance.pick(office.people), office.mail, 587, Clock.work(chance));
            smtp(talk.connect(), chance);
        }
        for (Host host : office.people) {
            int sessions = chance.between(6, 12);
            for (int i = 0; i < sessions; i++) {
                imap(stage.tcp(host, office.mail, 993, Clock.work(chance)).connect(), chance);
            }
        }
    }

    private static void smtp(TcpTalk talk, Chance chance) {
        talk.answerDelay(false).pause(chance.exponential(25_000)).send(false, chance.between(40, 110));
        talk.answerDelay(true);
        talk.ask(chance.between(18, 42), chance.exponential(2_000), chance.between(90, 220));
        Browsing.secure(talk, chance, false);
        for (int i = 0; i < 3; i++) {
            talk.ask(chance.between(52, 100), chance.exponential(9_000), chance.between(38, 90));
        }
        double letter = chance.with(0.3) ? chance.pareto(60_000, 0.8, 12e6) : chance.logNormal(11_000, 0.9);
        talk.ask(letter, chance.logNormal(120_000, 1), chance.between(50, 96));
        talk.ask(34, chance.exponential(900), 45).close(false);
    }

    private static void imap(TcpTalk talk, Chance chance) {
        Browsing.secure(talk, chance, chance.with(0.4));
        int commands = 4 + (int) chance.exponential(5);
        for (int i = 0; i < commands; i++) {
            double answer = chance.with(0.12) ? chance.pareto(20_000, 0.9, 8e6) : chance.logNormal(330, 0.9);
            talk.ask(chance.between(36, 120), chance.exponential(2_500), answer);
        }
        int waits = chance.with(0.5) ? 0 : 1 + (int) chance.exponential(2);
        for (int i = 0; i < waits; i++) {
            // Waiting for news: the server tells of a new letter whenever one comes.
            talk.pause(chance.exponential(70e6))
                    .send(false, chance.between(48, 70))
                    .answerDelay(true);
            talk.ask(chance.between(40, 60), chance.exponential(2_000), chance.logNormal(900, 1.2));
        }
        if (chance.with(0.6)) {
            talk.close(true);
        } else {
            talk.fallSilent();
        }
    }

    /** Documents are printed. */
    static void printing(Stage stage) {
        Chance chance = stage.chance();
        for (int i = 0; i < 95; i++) {
            Host printer = chance.pick(stage.office().printers);
            TcpTalk talk = stage.tcp(chance.pick(stage.office().desktops), printer, 9100, Clock.work(chance));
            talk.connect().send(true, chance.pareto(35_000, 0.75, 30e6));
            talk.answerDelay(false)
                    .send(false, chance.between(30, 260))
                    .answerDelay(true)
                    .close(true);
        }
    }

    /** Shared files are listed, opened, saved, and left open. */
    static void sharedFiles(Stage stage) {
        Chance chance = stage.chance();
        Office office = stage.office();
        for (int i = 0; i < 210; i++) {
            TcpTalk talk = stage.tcp(chance.pick(office.desktops), office.files, 445, Clock.work(chance))
                    .connect();
            int calls = 6 + (int) chance.exponential(26);
            for (int c = 0; c < calls; c++) {
                talk.ask(chance.between(110, 420), chance.exponential(700), chance.between(90, 1_100));
                if (chance.with(0.06)) {
                    boolean save = chance.with(0.35);
                    talk.send(save, chance.pareto(40_000, 0.7, 60e6)).answerDelay(!save);
                }
                talk.pause(chance.with(0.85) ? chance.exponential(4_000) : chance.logNormal(6e6, 1.5));
            }
            if (chance.with(0.7)) {
                talk.pause(chance.exponential(12e6)).close(true);
            } else {
                talk.fallSilent();
            }
        }
    }

    /** A few people keep a chat open: something small passes every 20 to 40 s. */
    static void chat(Stage stage) {
        Chance chance = stage.chance();
        Office office = stage.office();
        for (int i = 0; i < 4; i++) {
            Host site = office.sites.get(7 + i % 3);
            TcpTalk talk = stage.tcp(chance.pick(office.people), site, Browsing.HTTPS, Clock.work(chance))
                    .connect();
            Browsing.secure(talk, chance, false);
            long until = talk.now() + (long) (chance.uniform(0.3, 1.1) * Clock.HOUR);
            while (talk.now() < until) {
                boolean fromClient = chance.with(0.5);
                talk.send(fromClient, chance.with(0.7) ? chance.between(28, 62) : chance.logNormal(420, 0.9));
                talk.answerDelay(!fromClient).acknowledge(!fromClient);
                talk.pause(chance.with(0.25) ? chance.exponential(4e6) : chance.uniform(20, 40) * Clock.SECOND);
            }
            talk.close(true);
        }
    }

    /** The administrator works in a shell on a server, from home or from a desk. */
    static void shells(Stage stage) {
        Chance chance = stage.chance();
        Office office = stage.office();
        for (int i = 0; i < 14; i++) {
            boolean home = chance.with(0.5);
            Host from = home ? office.admin : office.desktops.get(3);
            Host to = chance.with(0.5) ? office.portal : office.backup;
            TcpTalk talk = stage.tcp(from, to, SSH, Clock.work(chance)).connect();
            greet(talk, chance);
            talk.ask(chance.between(500, 640), chance.exponential(4_000), chance.between(28, 60));
            long until = talk.now() + (long) chance.exponential(9 * Clock.MINUTE);
            while (talk.now() < until) {
                talk.ask(36, chance.exponential(800), 36);
                if (chance.with(0.08)) {
                    talk.send(false, chance.logNormal(1_800, 1.3)).answerDelay(true);
                }
                talk.pause(chance.with(0.9) ? chance.logNormal(190_000, 0.8) : chance.logNormal(9e6, 1.2));
            }
            talk.close(true);
        }
    }

    /** Both sides of an SSH connection name themselves and agree on keys (RFC 4253). */
    static void greet(TcpTalk talk, Chance chance) {
        talk.send(true, chance.between(21, 41)).answerDelay(false).pause(chance.exponential(6_000));
        talk.send(false, chance.between(21, 41)).answerDelay(true);
        talk.ask(chance.between(1_300, 1_530), chance.exponential(900), chance.between(1_050, 1_120));
        talk.ask(chance.between(48, 1_210), chance.exponential(5_000), chance.between(450, 1_580));
        talk.send(true, 16).pause(chance.exponential(1_500)).ask(44, chance.exponential(600), 44);
    }
}
