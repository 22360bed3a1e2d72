package org.strayflow.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What should not happen in an office. */
final class Incidents {
    private Incidents() {}

    /**
     * A machine knocks at the ports of a server, one SYN a port, with packets of its own making: closed ports answer with RST,
     * filtered ones not at all, open ones with SYN and ACK, repeated because nobody answers.
     */
    static void portScan(Stage stage, Host scanner, List<Host> servers, long start, int ports) {
        Chance chance = stage.chance();
        Host raw = new Host(scanner.address(), Stack.RAW, scanner.delay(), scanner.rate());
        List<Integer> order = new ArrayList<>();
        for (int port = 1; port <= ports; port++) {
            order.add(port);
        }
        long when = start;
        for (Host server : servers) {
            shuffle(order, chance);
            for (int port : order) {
                knock(stage, raw, server, port, when, chance.unit());
                when += (long) chance.logNormal(450_000, 0.8);
            }
        }
    }

    private static void shuffle(List<Integer> list, Chance chance) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, chance.between(0, i));
        }
    }

    private static void knock(Stage stage, Host raw, Host server, int port, long when, double luck) {
        Chance chance = stage.chance();
        TcpTalk talk = stage.tcp(raw, server, port, when).syn();
        if (luck < 0.07) {
            talk.fallSilent();
        } else if (luck < 0.1) {
            talk.answerDelay(false).synAck();
            for (int again = 0; again < 3; again++) {
                talk.pause(chance.uniform(0.99, 1.02) * (1 << again) * Clock.SECOND)
                        .synAck();
            }
            talk.fallSilent();
        } else {
            talk.answerDelay(false).reset(false);
        }
    }

    /** One SYN for the same port of every address of the network; where nobody lives, nobody answers. */
    static void sweep(Stage stage, Host scanner, List<Integer> ports, long start) {
        Chance chance = stage.chance();
        Host raw = new Host(scanner.address(), Stack.RAW, scanner.delay(), scanner.rate());
        long when = start;
        for (int port : ports) {
            for (int number = 1; number < 255; number++) {
                boolean lives = livesAt(number);
                Host target = new Host("192.168.20." + number, Stack.WINDOWS, chance.between(180, 420), scanner.rate());
                knock(stage, raw, target, port, when, lives ? chance.uniform(0.05, 0.9) : 0);
                when += (long) chance.logNormal(110_000, 0.5);
            }
        }
    }

    /** Whether a machine of the office has this number: servers, printers, desktops. */
    private static boolean livesAt(int number) {
        boolean desktop = number > 100 && number < 125;
        return number < 15 || number == 31 || number == 32 || desktop;
    }

    /** Many connections to the portal that never finish their request: a line of a header every now and then. */
    static void slowHttp(Stage stage, Host attacker, long start, long length, int connections) {
        Chance chance = stage.chance();
        for (int i = 0; i < connections; i++) {
            long when = start + (long) (chance.unit() * length * 0.8);
            TcpTalk talk = stage.tcp(attacker, stage.office().portal, Browsing.HTTP, when)
                    .connect();
            talk.send(true, chance.between(190, 260)).answerDelay(false).acknowledge(false);
            int lines = chance.between(8, 32);
            for (int line = 0; line < lines && talk.now() < start + length; line++) {
                talk.pause(chance.uniform(8.5, 14) * Clock.SECOND).send(true, chance.between(9, 24));
                talk.answerDelay(false).acknowledge(false);
            }
            if (chance.with(0.4)) {
                talk.send(false, chance.between(300, 480)).answerDelay(true).close(false);
            } else {
                talk.pause(chance.exponential(2e6)).reset(chance.with(0.5));
            }
        }
    }

    /** Passwords are tried at a server's SSH, a few a connection. */
    static void passwords(Stage stage, Host attacker, Host server, long start, int connections) {
        Chance chance = stage.chance();
        long when = start;
        for (int i = 0; i < connections; i++) {
            TcpTalk talk = stage.tcp(attacker, server, DeskWork.SSH, when).connect();
            DeskWork.greet(talk, chance);
            int tries = chance.between(2, 6);
            for (int t = 0; t < tries; t++) {
                talk.ask(chance.between(84, 132), chance.uniform(1.2, 2.9) * Clock.SECOND, 44);
                talk.pause(chance.uniform(3.2, 6.4) * Clock.SECOND);
            }
            talk.close(tries < 6);
            when += (long) chance.logNormal(9.5e6, 0.3);
        }
    }

    /** A machine calls home at a steady interval, says a little and is told a little. */
    static void beacon(Stage stage, Host machine, Host home, long start, long interval) {
        Chance chance = stage.chance();
        Host implant = new Host(machine.address(), Stack.IMPLANT, machine.delay(), machine.rate());
        for (long when = start; when < Clock.DAY; when += (long) (interval * chance.uniform(0.92, 1.08))) {
            TcpTalk talk = stage.tcp(implant, home, Browsing.HTTPS, when).connect();
            Browsing.secure(talk, chance, true);
            boolean task = chance.with(0.06);
            talk.ask(chance.between(228, 236), chance.exponential(3_000), task ? chance.logNormal(9_000, 1) : 118);
            talk.pause(chance.uniform(9.6, 10.4) * Clock.SECOND).close(true);
        }
    }

    /** Much is carried out of the house over one connection. */
    static void upload(Stage stage, Host from, Host to, long start, long length) {
        Chance chance = stage.chance();
        TcpTalk talk = stage.tcp(from, to, Browsing.HTTPS, start).connect();
        Browsing.secure(talk, chance, false);
        long until = start + length;
        while (talk.now() < until) {
            talk.ask(chance.logNormal(32e6, 0.4), chance.exponential(40_000), chance.between(90, 180));
        }
        talk.close(true);
    }

    /** Data leaves inside of name look-ups: long names asked, long texts answered, through the office's own name server. */
    static void nameTunnel(Stage stage, Host machine, long start, int lookUps) {
        Chance chance = stage.chance();
        long when = start;
        for (int i = 0; i < lookUps; i++) {
            UdpTalk talk = stage.udp(machine, stage.office().directory, Browsing.DNS, when);
            int packets = chance.between(1, 3);
            for (int p = 0; p < packets; p++) {
                talk.ask(chance.between(205, 248), chance.uniform(18_000, 60_000), chance.between(380, 512));
                talk.pause(chance.exponential(30_000));
            }
            talk.end();
            when += (long) chance.exponential(4.5e6);
        }
    }
}
