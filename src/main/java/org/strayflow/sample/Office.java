package org.strayflow.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Everybody who takes part: the office network 192.168.20.0/24 (RFC 1918) and the outside, in the documentation ranges of RFC 5737
 * (192.0.2.0/24, 198.51.100.0/24, 203.0.113.0/24). The same on both days.
 */
final class Office {
    private static final String INSIDE = "192.168.20.";
    private static final String WEB = "192.0.2.";
    private static final String CLOUD = "198.51.100.";
    private static final String PEOPLE = "203.0.113.";
    private static final int DESKTOPS = 24;
    private static final int PHONES = 8;
    private static final int SITES = 90;
    private static final int VISITORS = 120;
    private static final long MEGA = 1_000_000;

    final Host portal = server(5, Stack.LINUX);
    final Host files = server(10, Stack.WINDOWS);
    final Host mail = server(11, Stack.LINUX);
    final Host backup = server(12, Stack.OLD_LINUX);
    final Host directory = server(13, Stack.WINDOWS);
    final Host monitor = server(14, Stack.OLD_LINUX);
    final List<Host> printers = List.of(
            new Host(INSIDE + 31, Stack.EMBEDDED, 1_200, 4 * MEGA),
            new Host(INSIDE + 32, Stack.EMBEDDED, 900, 7 * MEGA));
    final Host broadcast = new Host(INSIDE + 255, Stack.WINDOWS, 300, MEGA);
    final List<Host> desktops = new ArrayList<>();
    final List<Host> phones = new ArrayList<>();
    final List<Host> people = new ArrayList<>();
    final List<Host> sites = new ArrayList<>();
    final List<Host> visitors = new ArrayList<>();
    final List<Host> mailServers = new ArrayList<>();
    final Host resolver = new Host(WEB + 53, Stack.LINUX, 14_000, 5 * MEGA);
    final Host timeServer = new Host(WEB + 123, Stack.LINUX, 21_000, MEGA);
    final Host updates = new Host(WEB + 200, Stack.BALANCER, 9_000, 11 * MEGA);
    final Host vault = new Host(WEB + 210, Stack.LINUX, 24_000, 3 * MEGA);
    final Host meetings = new Host(CLOUD + 30, Stack.LINUX, 16_000, 2 * MEGA);
    final Host cinema = new Host(CLOUD + 40, Stack.BALANCER, 8_000, 6 * MEGA);
    final Host admin = new Host(PEOPLE + 9, Stack.MAC, 28_000, 2 * MEGA);
    private final List<Double> pageBytes = new ArrayList<>();

    Office(long seed) {
        Chance chance = Chance.of(seed, "office");
        for (int i = 0; i < DESKTOPS; i++) {
            Stack stack = i % 8 == 3 ? Stack.LINUX : i % 4 == 1 ? Stack.MAC : Stack.WINDOWS;
            desktops.add(new Host(INSIDE + (101 + i), stack, chance.between(180, 450), 50 * MEGA));
        }
        for (int i = 0; i < PHONES; i++) {
            phones.add(new Host(INSIDE + (151 + i), Stack.PHONE, chance.between(1_800, 3_600), 4 * MEGA));
        }
        people.addAll(desktops);
        people.addAll(phones);
        List<Stack> kinds = List.of(Stack.BALANCER, Stack.BALANCER, Stack.LINUX, Stack.OLD_LINUX, Stack.WINDOWS);
        for (int i = 0; i < SITES; i++) {
            String address = i % 2 == 0 ? WEB + (60 + i) : CLOUD + (60 + i);
            int delay = (int) Math.max(5_000, chance.logNormal(22_000, 0.7));
            sites.add(new Host(address, chance.pick(kinds), delay, (long) (chance.uniform(0.8, 9) * MEGA)));
            pageBytes.add(chance.logNormal(9_000, 0.9));
        }
        List<Stack> devices = List.of(Stack.WINDOWS, Stack.MAC, Stack.PHONE, Stack.PHONE, Stack.LINUX);
        for (int i = 0; i < VISITORS; i++) {
            int delay = (int) Math.max(6_000, chance.logNormal(32_000, 0.6));
            visitors.add(
                    new Host(PEOPLE + (10 + i), chance.pick(devices), delay, (long) (chance.uniform(0.15, 4) * MEGA)));
        }
        for (int i = 0; i < 12; i++) {
            int delay = (int) Math.max(6_000, chance.logNormal(30_000, 0.5));
            mailServers.add(new Host(CLOUD + (5 + i), chance.pick(kinds), delay, 2 * MEGA));
        }
    }

    private static Host server(int number, Stack stack) {
        return new Host(INSIDE + number, stack, 160 + 11 * number, 60 * MEGA);
    }

    /** The median size of what a site answers with. */
    double pageBytes(Host site) {
        return pageBytes.get(sites.indexOf(site));
    }
}
