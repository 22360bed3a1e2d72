package org.strayflow.io;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.strayflow.task.Feedback;
import org.strayflow.task.Job;

/** The records of a capture that could not be read: all are counted, the first {@value #KEPT} are kept. Immutable. */
public final class RejectLog {
    /** How many rejects are kept. */
    public static final int KEPT = 10_000;

    private static final List<String> HEADER = List.of("file", "line", "byte_offset", "column", "reason", "text");

    private final long count;
    private final List<Reject> kept;

    /**
     * A log.
     *
     * @param count how many records were rejected
     * @param kept the first of them, in the order of the files; at most {@value #KEPT}
     */
    RejectLog(long count, List<Reject> kept) {
        if (kept.size() > KEPT || kept.size() > count) {
            throw new IllegalArgumentException(kept.size() + " rejects kept of " + count);
        }
        this.count = count;
        this.kept = List.copyOf(kept);
    }

    /** How many records were rejected, kept or not. */
    public long count() {
        return count;
    }

    /** The first rejects, in the order of the files. */
    public List<Reject> kept() {
        return kept;
    }

    /**
     * Writes the kept rejects as CSV with a header.
     *
     * @param out the file to write
     * @param overwrite whether it may replace a file that is there
     * @return a job that gives the file written; cancelled or failed, it leaves no file behind
     */
    public Job<Path> write(Path out, boolean overwrite) {
        return feedback -> {
            feedback.stage("writing " + out.getFileName());
            AtomicFile.writeText(out, overwrite, writer -> writeTo(writer, feedback));
            return out;
        };
    }

    private void writeTo(Writer writer, Feedback feedback) throws IOException {
        StringBuilder line = new StringBuilder();
        CsvText.appendLine(line, HEADER);
        writer.append(line);
        for (int i = 0; i < kept.size(); i++) {
            if (i % 1024 == 0) {
                feedback.check();
                feedback.progress(i, kept.size());
            }
            Reject r = kept.get(i);
            line.setLength(0);
            String column = r.column() == null ? "" : r.column();
            CsvText.appendLine(
                    line,
                    List.of(
                            CsvText.guard(r.file()),
                            Long.toString(r.line()),
                            Long.toString(r.byteOffset()),
                            CsvText.guard(column),
                            CsvText.guard(r.reason()),
                            CsvText.guard(r.text())));
            writer.append(line);
        }
        feedback.progress(kept.size(), kept.size());
    }
}
