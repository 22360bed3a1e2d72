package org.strayflow.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.strayflow.eval.RowParts;
import org.strayflow.flow.TimeColumn;
import org.strayflow.io.Capture;
import org.strayflow.io.SourceFile;

/** Cuts a capture into parts that can be looked at one by one: its files, or where it is one file the hours, days or weeks of its flows. */
final class CaptureParts {
    private static final byte NONE = -1;

    /** A stretch of time. */
    private enum Stretch {
        HOUR(Duration.ofHours(1), "MM-dd HH:mm"),
        DAY(Duration.ofDays(1), "yyyy-MM-dd"),
        WEEK(Duration.ofDays(7), "yyyy-MM-dd"),
        FOUR_WEEKS(Duration.ofDays(28), "yyyy-MM-dd");

        private final long micros;
        private final DateTimeFormatter format;

        Stretch(Duration length, String format) {
            this.micros = length.toNanos() / 1000;
            this.format = DateTimeFormatter.ofPattern(format, Locale.ROOT).withZone(ZoneOffset.UTC);
        }

        long of(long moment) {
            return Math.floorDiv(moment, micros);
        }

        String title(long number) {
            long seconds = number * (micros / 1_000_000);
            return format.format(Instant.ofEpochSecond(seconds));
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private CaptureParts() {}

    /** The parts, two or more; {@link RowParts#none()} where it cannot be cut. */
    static RowParts of(Capture capture) {
        int files = capture.files().size();
        if (files > 1 && files <= RowParts.MOST) {
            return byFile(capture);
        }
        Optional<TimeColumn> times = capture.table().startTimes();
        return times.isEmpty() ? RowParts.none() : byTime(times.get());
    }

    private static RowParts byFile(Capture capture) {
        byte[] partOf = new byte[capture.table().rows()];
        List<String> titles = new ArrayList<>();
        for (SourceFile file : capture.files()) {
            Arrays.fill(partOf, file.firstRow(), file.firstRow() + file.rows(), (byte) titles.size());
            titles.add(file.fingerprint().name());
        }
        return new RowParts("file", titles, partOf);
    }

    private static RowParts byTime(TimeColumn times) {
        for (Stretch stretch : Stretch.values()) {
            long[] parts = parts(times, stretch);
            if (parts.length == 1) {
                return RowParts.none();
            }
            if (parts.length > 1) {
                return byTime(times, stretch, parts);
            }
        }
        return RowParts.none();
    }

    /** The stretches with flows, ascending; empty when there are too many, or none. */
    private static long[] parts(TimeColumn times, Stretch stretch) {
        Set<Long> parts = new TreeSet<>();
        long last = Long.MIN_VALUE;
        for (int row = 0; row < times.size(); row++) {
            if (!times.isMissing(row)) {
                long part = stretch.of(times.micros(row));
                if (part != last && parts.add(part) && parts.size() > RowParts.MOST) {
                    return new long[0];
                }
                last = part;
            }
        }
        return parts.stream().mapToLong(Long::longValue).toArray();
    }

    private static RowParts byTime(TimeColumn times, Stretch stretch, long[] parts) {
        byte[] partOf = new byte[times.size()];
        for (int row = 0; row < partOf.length; row++) {
            partOf[row] =
                    times.isMissing(row) ? NONE : (byte) Arrays.binarySearch(parts, stretch.of(times.micros(row)));
        }
        List<String> titles = Arrays.stream(parts).mapToObj(stretch::title).toList();
        return new RowParts(stretch.word(), titles, partOf);
    }
}
