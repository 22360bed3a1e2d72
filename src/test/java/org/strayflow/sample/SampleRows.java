package org.strayflow.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** A checked-in sample capture, cut at its commas. */
final class SampleRows {
    static final Path FOLDER = Path.of("sample-data");

    private final Map<String, Integer> places = new HashMap<>();
    private final List<String[]> rows = new ArrayList<>();

    private SampleRows(String csv) {
        for (String line : csv.split("\n", -1)) {
            if (places.isEmpty()) {
                String[] names = line.split(",", -1);
                for (int i = 0; i < names.length; i++) {
                    places.put(names[i], i);
                }
            } else if (!line.isEmpty()) {
                rows.add(line.split(",", -1));
            }
        }
    }

    static SampleRows of(OfficeDay day) {
        return new SampleRows(text(FOLDER.resolve(day.fileName())));
    }

    static String text(Path gzip) {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return rows.size();
    }

    int width() {
        return places.size();
    }

    String[] row(int row) {
        return rows.get(row);
    }

    String text(int row, String column) {
        return rows.get(row)[Objects.requireNonNull(places.get(column), column)];
    }

    double number(int row, String column) {
        return Double.parseDouble(text(row, column));
    }

    long whole(int row, String column) {
        return Long.parseLong(text(row, column));
    }
}
