package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.task.StrayflowException;

/**
 * Damaged files never crash a reading: they are read or refused in words, alike for every size of chunk. A few hundred of them here; the
 * profile {@code fuzz} goes on for as many minutes as it is told, in a small heap.
 */
class MutatedFilesTest {
    private static final int FEW = 400;
    private static final int SAMPLE = 8 << 10;
    private static final String[] SEEDS = {
        "a,b,c\n1,2,x\n3,4.5,y\n-1,1e3,\n",
        "\uFEFFid;name;label\r\n1;\"two\r\nlines\";BENIGN\r\n2;\"say \"\"hi\"\"\";scan\r\n",
        "ts\tproto\tbytes\r5\ttcp\t100\r6\tudp\t-\r",
        " Destination Port, Flow Duration, Flow Bytes/s, Label\n80,3,Infinity,BENIGN\n443,9,NaN,DDoS\n",
        "#separator \\x09\n#fields\tts\tuid\tid.orig_h\n#types\ttime\tstring\taddr\n1.5\tC1\t10.0.0.1\n#close\t1\n",
        "{\"ts\":1.5,\"uid\":\"C1\",\"id.orig_h\":\"10.0.0.1\",\"orig_bytes\":5}\n{\"ts\":2,\"uid\":\"C2\"}\n",
        "{\"event_type\":\"flow\",\"flow\":{\"bytes_toserver\":3}}\n{\"event_type\":\"dns\"}\n"
    };

    private final long minutes = Long.getLong("strayflow.fuzz.minutes", 0);

    @TempDir
    Path folder;

    @Test
    void areReadOrRefused() throws Exception {
        long end = System.nanoTime() + minutes * 60_000_000_000L;
        Mutations mutations = new Mutations(Long.getLong("strayflow.fuzz.seed", 7), seeds());
        SplittableRandom random = new SplittableRandom(8);
        int read = 0;
        for (int round = 0; minutes == 0 ? round < FEW : System.nanoTime() < end; round++) {
            byte[] bytes = mutations.next();
            try {
                read += isRead(bytes, random.nextInt(1, 200), random.nextInt(8) == 0) ? 1 : 0;
            } catch (RuntimeException | Error e) {
                Path kept = Files.write(Files.createTempFile("strayflow-fuzz", ".bin"), bytes);
                throw new AssertionError("round " + round + ", kept in " + kept, e);
            }
        }
        assertThat(read).as("files that could still be read").isPositive();
    }

    private boolean isRead(byte[] bytes, int chunkSize, boolean packed) throws IOException {
        Path file = Files.write(folder.resolve(packed ? "a.csv.gz" : "a.csv"), packed ? gzip(bytes) : bytes);
        List<String> whole = outcome(file, 1 << 20, 2);
        assertThat(outcome(file, chunkSize, 1)).isEqualTo(whole);
        return whole.size() > 1;
    }

    private static List<String> outcome(Path file, int chunkSize, int threads) {
        try {
            return TestCaptures.described(TestCaptures.read(file, chunkSize, threads));
        } catch (StrayflowException e) {
            return List.of(e.problem().toString());
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    /** Small ones of every kind; for the long run also the beginnings of the real files. */
    private List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String seed : SEEDS) {
            seeds.add(seed.getBytes(StandardCharsets.UTF_8));
            seeds.add(seed.getBytes(StandardCharsets.UTF_16));
        }
        Path data = Path.of(System.getProperty("strayflow.data", "../shared/data"));
        if (minutes > 0 && Files.isDirectory(data)) {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    seeds.add(beginning(file));
                }
            }
        }
        seeds.removeIf(seed -> seed.length == 0);
        return seeds;
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SAMPLE);
        }
    }
}
