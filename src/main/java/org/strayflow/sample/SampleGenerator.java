package org.strayflow.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.Job;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/**
 * Makes the sample captures: two days of a small office, {@value OfficeDay#FLOWS} flows each, in the 85-column TrafficLabelling
 * layout of CIC-IDS2017. Every connection is simulated packet by packet and its features are computed from the packets, so that the
 * values of a row hang together. The same seed gives the same CSV bytes on every machine and in every locale.
 */
public final class SampleGenerator {
    private static final Logger LOG = Logger.getLogger(SampleGenerator.class.getName());

    /** The seed of the files in {@code sample-data}. */
    public static final long SEED = 20240514;

    private static final int VISITS = 380;
    private static final int CHECK_EVERY = 1_024;

    private SampleGenerator() {}

    /**
     * Writes both days, gzip-compressed.
     *
     * @param folder where to; made when it does not exist
     * @param seed same seed, same bytes
     * @param overwrite whether files of the same name may be replaced
     * @return a job that gives the two files, in the order of the days; throws {@link InputException} {@code SAMPLE-101} when a file
     *     exists and may not be replaced, {@code SAMPLE-102} when it cannot be written; a cancel leaves no half file
     */
    public static Job<List<Path>> write(Path folder, long seed, boolean overwrite) {
        return feedback -> {
            prepare(folder, overwrite);
            List<Path> files = new ArrayList<>();
            for (OfficeDay day : OfficeDay.values()) {
                List<String> lines = lines(day, seed).run(feedback.sub(0.5));
                files.add(save(folder, day.fileName(), lines, overwrite, feedback));
            }
            return List.copyOf(files);
        };
    }

    /**
     * One day's CSV in memory.
     *
     * @param day which day
     * @param seed same seed, same lines
     * @return a job that gives the header line and one line a flow, sorted by time, each with its line end
     */
    public static Job<List<String>> lines(OfficeDay day, long seed) {
        return feedback -> {
            feedback.stage("simulating " + day.fileName());
            TrafficLabelling layout = new TrafficLabelling(day.date(), day.isLabelled());
            List<String> lines = new ArrayList<>();
            lines.add(TrafficLabelling.HEADER + "\n");
            for (Flow flow : flows(day, seed, feedback)) {
                if (lines.size() % CHECK_EVERY == 0) {
                    feedback.check();
                }
                lines.add(layout.row(flow));
            }
            return lines;
        };
    }

    /** The flows of a day, sorted by time. */
    static List<Flow> flows(OfficeDay day, long seed, Feedback feedback) {
        Office office = new Office(seed);
        List<Flow> flows = new ArrayList<>();
        List<Part> parts = new ArrayList<>(day.incidents(office));
        parts.addAll(OfficeDay.routine());
        for (Part part : parts) {
            feedback.check();
            part.play().accept(stage(day, seed, office, part, flows, feedback));
            feedback.progress(flows.size(), OfficeDay.FLOWS);
        }
        Stage visits = stage(day, seed, office, new Part("visitors", Flow.BENIGN, Browsing::visitor), flows, feedback);
        for (int i = 0; i < VISITS; i++) {
            feedback.check();
            Browsing.visitor(visits);
        }
        Stage pages = stage(day, seed, office, new Part("pages", Flow.BENIGN, Browsing::page), flows, feedback);
        while (flows.size() < OfficeDay.FLOWS) {
            feedback.check();
            Browsing.page(pages);
            feedback.progress(Math.min(flows.size(), OfficeDay.FLOWS), OfficeDay.FLOWS);
        }
        List<Flow> kept = new ArrayList<>(flows.subList(0, OfficeDay.FLOWS));
        kept.sort(Comparator.comparingLong(flow -> flow.meter().first()));
        return kept;
    }

    private static Stage stage(OfficeDay day, long seed, Office office, Part part, List<Flow> out, Feedback feedback) {
        return new Stage(office, Chance.of(seed, day.name() + "/" + part.name()), part.label(), out, feedback);
    }

    /** Finds out before the long work whether the files can be written. */
    private static void prepare(Path folder, boolean overwrite) throws InputException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
        for (OfficeDay day : OfficeDay.values()) {
            if (!overwrite && Files.exists(folder.resolve(day.fileName()))) {
                throw exists(folder.resolve(day.fileName()));
            }
        }
    }

    private static Path save(Path folder, String name, List<String> lines, boolean overwrite, Feedback feedback)
            throws StrayflowException {
        Path file = folder.resolve(name);
        Path temporary = folder.resolve("." + name + ".part");
        try {
            try (OutputStream out = new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(temporary)))) {
                for (int i = 0; i < lines.size(); i++) {
                    if (i % CHECK_EVERY == 0) {
                        feedback.check();
                    }
                    out.write(lines.get(i).getBytes(StandardCharsets.US_ASCII));
                }
            }
            if (overwrite) {
                Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(temporary, file);
            }
            return file;
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        } finally {
            deleteLeftover(temporary);
        }
    }

    private static InputException exists(Path file) {
        return new InputException(new Problem(
                "SAMPLE-101",
                "The file exists already.",
                "Choose another folder, or allow it to be replaced.",
                file.toString()));
    }

    private static InputException cannotWrite(Path where, IOException cause) {
        return new InputException(
                new Problem(
                        "SAMPLE-102",
                        "The sample captures cannot be written: " + cause.getMessage() + ".",
                        "Choose another folder.",
                        where.toString()),
                cause);
    }

    /** Removes what a failure or a cancel left; after the move there is nothing to remove. */
    private static void deleteLeftover(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "cannot delete " + temporary);
        }
    }
}
