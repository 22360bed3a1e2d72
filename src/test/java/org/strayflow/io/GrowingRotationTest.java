package org.strayflow.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.strayflow.io.GrowingFiles.append;
import static org.strayflow.io.GrowingFiles.open;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.io.GrowingFiles.Made;
import org.strayflow.io.GrowingFiles.Seen;
import org.strayflow.task.Feedback;
import org.strayflow.task.StrayflowException;

/** No flow is lost and none comes twice when a followed file is renamed, cut, deleted, or read again after the program ended. */
class GrowingRotationTest {
    private static final WantedColumns A = GrowingFiles.wanted("generic", "a", true);
    private static final String HEADER = "a,b\n";

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("flows.csv");
    }

    private static String rows(int from, int to) {
        StringBuilder rows = new StringBuilder();
        IntStream.range(from, to)
                .forEach(i -> rows.append(i).append(",x").append(i).append('\n'));
        return rows.toString();
    }

    private static List<String> cells(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> i + ".0").toList();
    }

    @Test
    void theOldFileIsReadToItsEndBeforeTheNewOne() throws Exception {
        append(file(), HEADER + rows(0, 3));
        try (GrowingLog log = open(file(), A, LogPoint.START)) {
            Seen seen = new Seen().drain(log, A);
            Path old = Files.move(file(), folder.resolve("flows.csv.1"));
            append(old, rows(3, 5));
            assertThat(seen.drain(log, A).cells()).isEqualTo(cells(0, 5));
            Files.createFile(file());
            append(old, "5,x");
            assertThat(seen.drain(log, A).cells()).hasSize(5);
            append(file(), HEADER + rows(6, 8));
            assertThat(seen.drain(log, A).cells()).isEqualTo(cells(0, 8));
            assertThat(seen.events).containsExactly(LogEvent.FOUND, LogEvent.GONE, LogEvent.ROTATED, LogEvent.FOUND);
            assertThat(seen.rejects).isEmpty();
            assertThat(seen.rows.getLast()).startsWith("3@9 ");
        }
    }

    @Test
    void aNewFileMayHaveItsColumnsInAnotherOrder() throws Exception {
        append(file(), HEADER + rows(0, 2));
        try (GrowingLog log = open(file(), A, LogPoint.START)) {
            Seen seen = new Seen().drain(log, A);
            Files.move(file(), folder.resolve("old"));
            append(file(), "b,a\nx,2\n");
            assertThat(seen.drain(log, A).cells()).isEqualTo(cells(0, 3));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCutFileIsReadFromItsStartWithOrWithoutAHeader(boolean header) throws Exception {
        append(file(), HEADER + rows(0, 9) + "9,ha");
        try (GrowingLog log = open(file(), A, LogPoint.START)) {
            Seen seen = new Seen().drain(log, A);
            cut(file());
            append(file(), (header ? HEADER : "") + rows(9, 11));
            assertThat(seen.drain(log, A).cells()).isEqualTo(cells(0, 11));
            assertThat(seen.events).containsExactly(LogEvent.FOUND, LogEvent.CUT);
            assertThat(seen.rejects).isEmpty();
        }
    }

    @Test
    void aFileCutAndWrittenBeyondTheOldEndBetweenTwoLooksIsNoticed() throws Exception {
        append(file(), HEADER + rows(0, 3));
        try (GrowingLog log = open(file(), A, LogPoint.START)) {
            Seen seen = new Seen().drain(log, A);
            cut(file());
            append(file(), rows(3, 50));
            assertThat(seen.drain(log, A).cells()).isEqualTo(cells(0, 50));
            assertThat(seen.events).endsWith(LogEvent.CUT);
        }
    }

    @Test
    void aWriterThatKeepsItsPlaceInACutFileLeavesZerosThatAreNoFlow() throws Exception {
        append(file(), HEADER + rows(0, 3));
        long size = Files.size(file());
        try (GrowingLog log = open(file(), A, LogPoint.START)) {
            Seen seen = new Seen().drain(log, A);
            cut(file());
            append(file(), new byte[(int) size + 9], 0, (int) size - 2);
            assertThat(seen.drain(log, A).rejects).isEmpty();
            append(file(), new byte[2], 0, 2);
            append(file(), rows(3, 5));
            assertThat(seen.drain(log, A).cells()).isEqualTo(cells(0, 5));
            assertThat(seen.rejects).isEmpty();
        }
    }

    @Test
    void aDeletedFileMayComeBack() throws Exception {
        append(file(), HEADER + rows(0, 2));
        try (GrowingLog log = open(file(), A, LogPoint.START)) {
            Seen seen = new Seen().drain(log, A);
            Files.delete(file());
            assertThat(seen.drain(log, A).events).endsWith(LogEvent.GONE);
            assertThat(seen.drain(log, A).events).hasSize(2);
            append(file(), HEADER + rows(2, 4));
            assertThat(seen.drain(log, A).cells()).isEqualTo(cells(0, 4));
        }
    }

    @Test
    void aNewHeaderThatLacksAColumnIsNotTakenForAFlow() throws Exception {
        append(file(), HEADER + rows(0, 2));
        try (GrowingLog log = open(file(), A, LogPoint.START)) {
            new Seen().drain(log, A);
            cut(file());
            append(file(), "c,b\n1,2\n");
            GrowingLog.Look look = log.look(Feedback.none());
            while (look.rows() == null) {
                look = log.look(Feedback.none());
            }
            assertThat(look.rows().table().column("a")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void readingGoesOnAtEveryRecord(int form) throws Exception {
        SplittableRandom random = new SplittableRandom(form + 20);
        Made made = GrowingFiles.make(form, 45, random);
        Path whole = Files.write(folder.resolve("whole.log"), made.bytes());
        Seen atOnce = new Seen();
        try (GrowingLog log = open(whole, made.wanted(), LogPoint.START)) {
            atOnce.drain(log, made.wanted());
        }
        Path file = folder.resolve(made.name());
        Seen seen = new Seen();
        LogPoint point = LogPoint.START;
        for (int at = 0; at < made.bytes().length; ) {
            int to = endOfLine(made.bytes(), at);
            append(file, made.bytes(), at, to);
            at = to;
            point = goOn(file, made.wanted(), point, seen);
        }
        assertThat(seen.rows).isEqualTo(atOnce.rows);
        assertThat(seen.rejects.toString().replace(made.name(), "whole.log")).isEqualTo(atOnce.rejects.toString());
        assertThat(seen.skipped).isEqualTo(atOnce.skipped);
    }

    private static int endOfLine(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return Math.min(bytes.length, at + 1);
    }

    /** A program that starts, reads what there is, and ends. */
    private static LogPoint goOn(Path file, WantedColumns wanted, LogPoint from, Seen seen) throws StrayflowException {
        try (GrowingLog log = open(file, wanted, from)) {
            seen.drain(log, wanted);
            return log.point();
        }
    }

    @Test
    void anEarlierReadingIsGoneOnWithInTheRenamedFile() throws Exception {
        Seen seen = new Seen();
        append(file(), HEADER + rows(0, 5) + "5,ha");
        LogPoint point = goOn(file(), A, LogPoint.START, seen);
        append(file(), "lf\n" + rows(6, 8));
        Files.move(file(), folder.resolve("flows.csv.1"));
        append(file(), HEADER + rows(8, 10));
        point = goOn(file(), A, point, seen);
        assertThat(seen.cells()).isEqualTo(cells(0, 10));
        assertThat(seen.events).containsExactly(LogEvent.FOUND, LogEvent.FOUND_AGAIN, LogEvent.ROTATED, LogEvent.FOUND);
        append(file(), rows(10, 11));
        goOn(file(), A, point, seen);
        assertThat(seen.cells()).isEqualTo(cells(0, 11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", HEADER})
    void aFileOfWhichNoFlowWasReadIsFoundAgainToo(String written) throws Exception {
        Seen seen = new Seen();
        append(file(), written);
        LogPoint point = goOn(file(), A, LogPoint.START, seen);
        append(file(), (written.isEmpty() ? HEADER : "") + rows(0, 3));
        Files.move(file(), folder.resolve("flows.csv.1"));
        append(file(), HEADER + rows(3, 4));
        goOn(file(), A, point, seen);
        assertThat(seen.cells()).isEqualTo(cells(0, 4));
    }

    @Test
    void aFileThatWaitsForItsTurnMayBeRenamedMeanwhile() throws Exception {
        append(file(), HEADER + rows(0, 2));
        try (GrowingLog log = open(file(), A, LogPoint.START)) {
            Seen seen = new Seen().drain(log, A);
            Path first = Files.move(file(), folder.resolve("flows.csv.2"));
            append(first, rows(2, 3));
            append(file(), HEADER + rows(3, 5));
            GrowingLog.Look look = log.look(Feedback.none());
            seen.add(Objects.requireNonNull(look.rows()), A);
            Files.move(file(), folder.resolve("flows.csv.1"));
            append(file(), HEADER + rows(5, 6));
            assertThat(seen.drain(log, A).cells()).isEqualTo(cells(0, 6));
        }
    }

    @Test
    void filesThatCameAndWentWhileNobodyLookedAreReadInTheirOrder() throws Exception {
        Seen seen = new Seen();
        append(file(), HEADER + rows(0, 2));
        LogPoint point = goOn(file(), A, LogPoint.START, seen);
        append(file(), rows(2, 3));
        for (int rotation = 0; rotation < 3; rotation++) {
            Path old = Files.move(file(), folder.resolve("flows.csv-2024010" + (9 - rotation)));
            Files.setLastModifiedTime(old, FileTime.fromMillis(1_700_000_000_000L + rotation * 1000L));
            append(file(), HEADER + rows(3 + rotation, 4 + rotation));
        }
        Files.writeString(folder.resolve("flows.csv.bak"), HEADER + rows(90, 99));
        point = goOn(file(), A, point, seen);
        assertThat(seen.cells()).isEqualTo(cells(0, 6));
        goOn(file(), A, point, seen);
        assertThat(seen.cells()).hasSize(6);
    }

    @Test
    void aRenamedFileIsFoundWhileThereIsNoNewOne() throws Exception {
        Seen seen = new Seen();
        append(file(), HEADER + rows(0, 2));
        LogPoint point = goOn(file(), A, LogPoint.START, seen);
        append(file(), rows(2, 4));
        Files.move(file(), folder.resolve("flows.csv.1"));
        goOn(file(), A, point, seen);
        assertThat(seen.cells()).isEqualTo(cells(0, 4));
    }

    @Test
    void anEarlierReadingOfACutFileBeginsAnewWithTheColumnsKnown() throws Exception {
        Seen seen = new Seen();
        append(file(), HEADER + rows(0, 5));
        LogPoint point = goOn(file(), A, LogPoint.START, seen);
        cut(file());
        append(file(), rows(5, 6));
        goOn(file(), A, point, seen);
        assertThat(seen.cells()).isEqualTo(cells(0, 6));
        assertThat(seen.events).endsWith(LogEvent.CUT);
    }

    @Test
    void anotherFileIsToldFromThatOfTheEarlierReading() throws Exception {
        Seen seen = new Seen();
        append(file(), HEADER + rows(0, 5));
        LogPoint point = goOn(file(), A, LogPoint.START, seen);
        Files.move(file(), Files.createDirectory(folder.resolve("elsewhere")).resolve("flows.csv"));
        append(file(), HEADER + rows(5, 6));
        goOn(file(), A, point, seen);
        assertThat(seen.cells()).isEqualTo(cells(0, 6));
        assertThat(seen.events).endsWith(LogEvent.FOUND_OTHER);
    }

    @Test
    void anythingThatHappensGivesEveryFlowOnce() throws Exception {
        for (int seed = 0; seed < 40; seed++) {
            Path here = Files.createDirectory(folder.resolve("run" + seed));
            Story story = new Story(here.resolve("flows.csv"), new SplittableRandom(seed));
            assertThat(story.run()).as("seed %d", seed).isEqualTo(cells(0, story.written));
        }
    }

    /** A writer and a reader that take turns, with rotations and restarts of the reader in between. */
    private static final class Story {
        private final Path file;
        private final SplittableRandom random;
        private final Seen seen = new Seen();
        private LogPoint point = LogPoint.START;
        private Path target;
        private String half = "";
        private int rotations;
        int written;

        Story(Path file, SplittableRandom random) {
            this.file = file;
            this.random = random;
            target = file;
        }

        List<String> run() throws Exception {
            append(target, HEADER);
            GrowingLog log = open(file, A, point);
            for (int step = 0; step < 60; step++) {
                switch (random.nextInt(6)) {
                    case 0, 1 -> write();
                    case 2, 3 -> seen.drain(log, A);
                    case 4 -> {
                        seen.drain(log, A);
                        rotate();
                        write();
                        seen.drain(log, A);
                    }
                    default -> {
                        point = log.point();
                        log.close();
                        log = open(file, A, point);
                    }
                }
            }
            finishLine();
            seen.drain(log, A).drain(log, A);
            log.close();
            return new ArrayList<>(seen.cells());
        }

        private void write() throws Exception {
            finishLine();
            String line = written + ",x\n";
            int cut = random.nextInt(line.length() + 1);
            append(target, line.substring(0, cut));
            half = line.substring(cut);
            written++;
        }

        private void finishLine() throws Exception {
            append(target, half);
            half = "";
        }

        private void rotate() throws Exception {
            if (random.nextBoolean()) {
                Files.move(file, file.resolveSibling("flows.csv." + ++rotations));
                target = file.resolveSibling("flows.csv." + rotations);
                finishLine();
            } else {
                finishLine();
                Files.delete(file);
            }
            target = file;
            append(target, random.nextInt(3) == 0 ? HEADER : HEADER.replace("b", "c"));
        }
    }

    @Test
    void aPointThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new LogPoint("", -1, 0, new byte[0], new byte[0], false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LogPoint("", 5, 0, new byte[0], new byte[0], false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LogPoint("", 0, 0, new byte[0], new byte[0], true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void cut(Path file) throws Exception {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(0);
        }
    }
}
