package org.strayflow.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.Meant;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;

/** A flow packet by packet, with the columns that CICFlowMeter makes of it, so that a bend can be done to the packets themselves. */
record PacketFlow(List<Packet> packets) {
    /** A packet; times are microseconds. */
    record Packet(boolean forward, double time, double size) {}

    static PacketFlow random(SplittableRandom random) {
        List<Packet> packets = new ArrayList<>();
        double time = 0;
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            packets.add(
                    new Packet(i == 0 || random.nextBoolean(), time, random.nextInt(4) == 0 ? 0 : random.nextInt(900)));
            time += 1 + random.nextInt(200_000);
        }
        return new PacketFlow(packets);
    }

    PacketFlow bent(Bend bend) {
        List<Packet> next = new ArrayList<>();
        Packet last = packets.stream().filter(Packet::forward).toList().getLast();
        for (Packet p : packets) {
            double time = p.time * bend.stretch();
            next.add(new Packet(p.forward, time, p.size + (p.forward ? bend.padding() : 0)));
            for (int i = 0; p.equals(last) && i < bend.packets(); i++) {
                next.add(new Packet(true, time, bend.size()));
            }
        }
        return new PacketFlow(next);
    }

    Map<String, Double> columns() {
        double[] all = sizes(packets);
        double[] forward = sizes(packets.stream().filter(Packet::forward).toList());
        double[] backward = sizes(packets.stream().filter(p -> !p.forward).toList());
        double[] gaps = gaps(packets);
        double[] forwardGaps = gaps(packets.stream().filter(Packet::forward).toList());
        double lasts = packets.getLast().time;
        double second = lasts / 1e6;
        Map<String, Double> map = new LinkedHashMap<>();
        map.put("Flow Duration", lasts);
        map.put("Total Fwd Packets", (double) forward.length);
        map.put("Total Backward Packets", (double) backward.length);
        map.put("Total Length of Fwd Packets", sum(forward));
        map.put("Total Length of Bwd Packets", sum(backward));
        stats(map, "Fwd Packet Length ", forward);
        stats(map, "Bwd Packet Length ", backward);
        map.put("Flow Bytes/s", second > 0 ? sum(all) / second : 0);
        map.put("Flow Packets/s", second > 0 ? all.length / second : 0);
        stats(map, "Flow IAT ", gaps);
        map.put("Fwd IAT Total", sum(forwardGaps));
        stats(map, "Fwd IAT ", forwardGaps);
        stats(map, "Bwd IAT ", gaps(packets.stream().filter(p -> !p.forward).toList()));
        map.put("Fwd Header Length", 20.0 * forward.length);
        map.put("Fwd Packets/s", second > 0 ? forward.length / second : 0);
        map.put("Bwd Packets/s", second > 0 ? backward.length / second : 0);
        stats(map, "Packet Length ", all);
        map.put("Packet Length Variance", Math.pow(map.getOrDefault("Packet Length Std", 0.0), 2));
        map.put("Down/Up Ratio", (double) backward.length / forward.length);
        map.put("Average Packet Size", sum(all) / all.length);
        map.put("Subflow Fwd Packets", (double) forward.length);
        map.put("Subflow Fwd Bytes", sum(forward));
        map.put("Idle Max", 0.0);
        return map;
    }

    static FlowTable table(List<PacketFlow> flows) {
        List<Column> columns = new ArrayList<>();
        List<Map<String, Double>> maps = flows.stream().map(PacketFlow::columns).toList();
        for (String name : maps.getFirst().keySet()) {
            columns.add(NumberColumn.of(
                    name,
                    maps.stream().mapToDouble(m -> m.getOrDefault(name, 0.0)).toArray()));
        }
        return new FlowTable(
                columns,
                Collections.nCopies(columns.size(), Role.FEATURE),
                List.of(
                        new Meant(Meaning.DURATION, "Flow Duration", 1e-6),
                        new Meant(Meaning.FORWARD_PACKETS, "Total Fwd Packets", 1),
                        new Meant(Meaning.BACKWARD_PACKETS, "Total Backward Packets", 1),
                        new Meant(Meaning.FORWARD_BYTES, "Total Length of Fwd Packets", 1),
                        new Meant(Meaning.BACKWARD_BYTES, "Total Length of Bwd Packets", 1)));
    }

    private static void stats(Map<String, Double> map, String name, double... values) {
        double mean = values.length == 0 ? 0 : sum(values) / values.length;
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        map.put(name + "Max", Arrays.stream(values).max().orElse(0));
        map.put(name + "Min", Arrays.stream(values).min().orElse(0));
        map.put(name + "Mean", mean);
        map.put(name + "Std", values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)));
    }

    private static double[] sizes(List<Packet> some) {
        return some.stream().mapToDouble(Packet::size).toArray();
    }

    private static double[] gaps(List<Packet> some) {
        double[] gaps = new double[Math.max(0, some.size() - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = some.get(i + 1).time - some.get(i).time;
        }
        return gaps;
    }

    private static double sum(double... values) {
        return Arrays.stream(values).sum();
    }
}
