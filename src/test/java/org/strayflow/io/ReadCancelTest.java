package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.io.TestCaptures.CancelAt;
import org.strayflow.task.Parallel;

@Timeout(60)
class ReadCancelTest {
    @TempDir
    Path folder;

    @Test
    void aCancelAtAnyCheckEndsTheReadingAndItsThreads() throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), "a,b\n" + "1,2\n".repeat(8000));
        for (int threads : new int[] {1, 2, 8}) {
            ReadOptions options = ReadOptions.defaults().withParallel(new Parallel(threads));
            CancelAt never = new CancelAt(Integer.MAX_VALUE);
            CaptureReader.read(List.of(file), options, 4000).run(never);
            assertThat(never.checks.get()).isGreaterThan(16);
            for (int at = 1; at <= never.checks.get(); at += 3) {
                CancelAt cancel = new CancelAt(at);
                assertThatThrownBy(() ->
                                CaptureReader.read(List.of(file), options, 4000).run(cancel))
                        .isInstanceOf(CancellationException.class);
            }
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("strayflow-read"));
    }

    @Test
    void checksOftenWithinAChunk() throws Exception {
        Path file = Files.writeString(folder.resolve("a.csv"), "a,b\n" + "1,2\n".repeat(50_000));
        CancelAt never = new CancelAt(Integer.MAX_VALUE);
        CaptureReader.read(List.of(file), ReadOptions.defaults(), 1 << 24).run(never);
        assertThat(never.checks.get()).isGreaterThan(50_000 / 8192);
    }
}
