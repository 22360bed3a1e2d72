package org.strayflow.workspace;

import java.util.SplittableRandom;

/** Small made-up captures: benign flows of a few shapes, attacks far from all of them. */
public final class Flows {
    private Flows() {}

    /** A capture with 5 % attacks. */
    public static String csv(int rows, boolean labels, long seed) {
        return csv(rows, labels, seed, 0.05);
    }

    /** A capture as CSV; without labels the label column is left out. */
    public static String csv(int rows, boolean labels, long seed, double attacks) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder csv =
                new StringBuilder("Source IP,Duration,Bytes,Packets,Rate,Protocol" + (labels ? ",Label" : "") + "\n");
        for (int row = 0; row < rows; row++) {
            boolean attack = random.nextDouble() < attacks;
            double duration = attack ? 50_000 + 1_000 * random.nextDouble() : Math.exp(3 + random.nextGaussian());
            int packets = attack ? 900 + random.nextInt(90) : 2 + random.nextInt(20);
            long bytes = packets * (attack ? 40L : 500L + random.nextInt(400));
            csv.append("10.0.0.").append(random.nextInt(250)).append(',');
            csv.append(duration)
                    .append(',')
                    .append(bytes)
                    .append(',')
                    .append(packets)
                    .append(',');
            csv.append(bytes / duration).append(',').append(random.nextBoolean() ? 6 : 17);
            if (labels) {
                csv.append(',').append(attack ? "Flood" : "BENIGN");
            }
            csv.append('\n');
        }
        return csv.toString();
    }
}
