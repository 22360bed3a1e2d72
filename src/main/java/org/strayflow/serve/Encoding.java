package org.strayflow.serve;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.strayflow.io.FlowStream;
import org.strayflow.task.StrayflowException;

/** Makes the bytes of the answers to stretches of flows. Any number of threads may work at once. */
final class Encoding {
    /** About so many bytes an answer has. */
    private static final int USUAL_BYTES = 200;

    private static final String HEADER =
            "anomaly_score,flagged,threshold,label,kind,confidence,model,missing,explanation,error\n";

    private final Answers answers;
    private final Media media;
    private final boolean strict;
    private final Metrics metrics;

    /**
     * An encoding.
     *
     * @param answers what is said of flows
     * @param media how it is written
     * @param strict whether a flow with a name that the model does not know is a fault
     * @param metrics count
     */
    Encoding(Answers answers, Media media, boolean strict, Metrics metrics) {
        this.answers = answers;
        this.media = media;
        this.strict = strict;
        this.metrics = metrics;
    }

    /** How it is written. */
    Media media() {
        return media;
    }

    /** What stands before the first answer. */
    byte[] head() {
        return media == Media.CSV ? HEADER.getBytes(StandardCharsets.UTF_8) : new byte[0];
    }

    /** What stands around the answers. */
    OutputStream around(OutputStream out) {
        return media == Media.ARRAY ? new ArrayOutput(out) : out;
    }

    /** The last thing that is said when an answer is broken off. */
    byte[] broken(Refusal refusal) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AnswerSink sink = sink(out)) {
            sink.put(refusal);
        }
        return out.toByteArray();
    }

    private AnswerSink sink(OutputStream out) throws IOException {
        return media == Media.CSV ? new CsvAnswers(out) : new JsonAnswers(out, media == Media.ARRAY);
    }

    /** The answers to a stretch of flows. */
    byte[] encoded(FlowStream.Piece piece) throws IOException, StrayflowException {
        FlowStream.Part part = piece.read(strict);
        List<Answer> all = part.table().rows() == 0 ? List.of() : answers.of(part.table());
        ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES * (all.size() + 1));
        try (AnswerSink sink = sink(out)) {
            int row = 0;
            for (FlowStream.Fault fault : part.faults()) {
                row = put(all, row, fault.row(), sink);
                metrics.rejected();
                sink.put(fault);
            }
            put(all, row, all.size(), sink);
        }
        return out.toByteArray();
    }

    private int put(List<Answer> all, int from, int to, AnswerSink sink) throws IOException {
        for (Answer answer : all.subList(from, to)) {
            metrics.scored(answer);
            sink.put(answer);
        }
        return to;
    }

    /** Brackets around objects that each have a comma before them; only a whole array has an end. */
    private static final class ArrayOutput extends FilterOutputStream {
        private boolean begun;

        ArrayOutput(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > 0 && !begun) {
                begun = true;
                out.write('[');
                out.write(bytes, offset + 1, length - 1);
            } else {
                out.write(bytes, offset, length);
            }
        }

        @Override
        public void close() throws IOException {
            out.write((begun ? "\n]\n" : "[]\n").getBytes(StandardCharsets.UTF_8));
            out.close();
        }
    }
}
