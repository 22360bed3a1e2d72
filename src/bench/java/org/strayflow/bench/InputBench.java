package org.strayflow.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.DataFormatException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import org.strayflow.io.CapturePreview;
import org.strayflow.io.ReadOptions;
import org.strayflow.io.Unpacking;
import org.strayflow.task.Feedback;
import org.strayflow.task.StrayflowException;

/**
 * How fast a file shows its first rows, and how fast gzip is unpacked beside the JDK's inflater alone (no check sum, no fingerprint, no
 * limits) on the same bytes in the same run.
 */
public final class InputBench {
    private static final int ROUNDS = 7;
    private static final int PACKED_FROM = 128 << 20;
    private static final int MEMBER_HEADER = 10;

    private InputBench() {}

    public static void main(String[] args) throws IOException, StrayflowException, DataFormatException {
        Path file = Scale.file();
        previews(file);
        Path packed = packed(file);
        previews(packed);
        List<Double> ours = new ArrayList<>();
        List<Double> peers = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            long bytes = inflaterAlone(packed);
            long middle = System.nanoTime();
            long same = Unpacking.unpack(packed);
            long end = System.nanoTime();
            if (bytes != same) {
                throw new IllegalStateException(same + " bytes instead of " + bytes);
            }
            peers.add(bytes / 1e6 / ((middle - start) / 1e9));
            ours.add(bytes / 1e6 / ((end - middle) / 1e9));
        }
        double our = median(ours);
        double peer = median(peers);
        System.out.printf(
                Locale.ROOT, "gzip: %.0f MB/s, JDK inflater alone %.0f MB/s, ratio %.2f%n", our, peer, our / peer);
    }

    private static void previews(Path file) throws StrayflowException {
        StringBuilder times = new StringBuilder();
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            int rows = CapturePreview.of(List.of(file), ReadOptions.defaults())
                    .run(Feedback.none())
                    .rows()
                    .rows();
            times.append(String.format(Locale.ROOT, " %.0f", (System.nanoTime() - start) / 1e6));
            if (rows != CapturePreview.ROWS) {
                throw new IllegalStateException(rows + " rows");
            }
        }
        System.out.println("preview of " + file.getFileName() + ", ms:" + times);
    }

    /** The first part of the file, packed by gzip at its usual level. */
    private static Path packed(Path file) throws IOException {
        Path packed = file.resolveSibling("part.csv.gz");
        if (!Files.exists(packed)) {
            Path part = file.resolveSibling("part.csv.gz.part");
            try (InputStream in = Files.newInputStream(file);
                    OutputStream out = new GZIPOutputStream(Files.newOutputStream(part))) {
                out.write(in.readNBytes(PACKED_FROM));
            }
            Files.move(part, packed);
        }
        return packed;
    }

    private static long inflaterAlone(Path packed) throws IOException, DataFormatException {
        byte[] in = new byte[1 << 16];
        byte[] out = new byte[4 << 20];
        Inflater inflater = new Inflater(true);
        try (InputStream file = Files.newInputStream(packed)) {
            file.skipNBytes(MEMBER_HEADER);
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    inflater.setInput(in, 0, file.read(in));
                }
                inflater.inflate(out, 0, out.length);
            }
            return inflater.getBytesWritten();
        } finally {
            inflater.end();
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
