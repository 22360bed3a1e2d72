package org.strayflow.serve;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.strayflow.io.FlowStream;
import org.strayflow.task.StrayflowException;

/**
 * Scores flows as they come: an answer for every record, in their order, while later ones are still on their way. A record that cannot be
 * read has an error as its answer; blank lines, comments and events that are no flows have none.
 *
 * <p>One thread reads and cuts, the workers score, another thread writes. What is scored waits for the client to take it, up to
 * {@value BatchWriter#WAITING} stretches of flows, so that a client may first send and then read, as many do. Beyond that the service
 * reads on only when the client takes answers.
 *
 * @param model answers
 * @param metrics count
 * @param workers score
 * @param limit bytes of a body
 */
record Batch(Supplier<ServedModel> model, Metrics metrics, ExecutorService workers, long limit) implements Endpoint {
    private static final int BUFFER = 1 << 16;

    /** Features that are named at most. */
    static final int MOST_EXPLAINED = 100;

    @Override
    public void answer(Call call) throws IOException, StrayflowException {
        call.allow(Set.of("explain", "unknown"));
        Answers answers = Answers.of(Answers.View.WHOLE, model.get(), call.number("explain", MOST_EXPLAINED));
        Media sent = Media.ofBody(call.contentType());
        Media wanted = Media.ofAnswer(call.header("Accept"), sent);
        boolean strict = call.word("unknown", Unknown.words(sent)).equals(Unknown.REFUSE);
        try (InputStream body = call.body(limit)) {
            FlowStream stream =
                    FlowStream.open(body, sent.form(), answers.model().columns());
            if (strict && !stream.unknown().isEmpty()) {
                throw Refusal.of(
                                422,
                                "SERVE-115",
                                "The model does not know: " + String.join(", ", stream.unknown()) + ".",
                                "Leave them out, or ask with unknown=ignore; /model lists the names of the columns.")
                        .naming("unknown", stream.unknown());
            }
            call.set("Strayflow-Model", answers.model().id());
            run(call, stream, new Encoding(answers, wanted, strict, metrics));
        }
    }

    /** What is done with names that the model does not know. Tables usually have more columns, and nobody chose them for this. */
    private static final class Unknown {
        static final String REFUSE = "refuse";
        private static final String IGNORE = "ignore";

        static List<String> words(Media sent) {
            return sent == Media.CSV ? List.of(IGNORE, REFUSE) : List.of(REFUSE, IGNORE);
        }
    }

    private void run(Call call, FlowStream stream, Encoding encoding) throws IOException {
        boolean packed = call.takesGzip();
        if (packed) {
            call.set("Content-Encoding", "gzip");
        }
        OutputStream plain = call.begin(encoding.media().type());
        try (BatchWriter writer = new BatchWriter(workers, () -> {
            OutputStream guarded = new GuardedOutput(plain, call.guards().ofThisThread());
            return encoding.around(packed ? new GZIPOutputStream(guarded, BUFFER) : guarded);
        })) {
            writer.write(encoding.head());
            Refusal broken = readAll(stream, encoding, writer);
            if (broken != null) {
                writer.write(encoding.broken(broken));
                throw broken;
            }
            writer.end();
        }
    }

    /** Gives every stretch of flows to the workers; what goes wrong is told behind the answers that there are. */
    private static @Nullable Refusal readAll(FlowStream stream, Encoding encoding, BatchWriter writer)
            throws IOException {
        try {
            FlowStream.Piece piece = stream.next();
            while (piece != null && writer.isTaken()) {
                FlowStream.Piece next = piece;
                writer.write(() -> encoding.encoded(next));
                piece = stream.next();
            }
            return null;
        } catch (Refusal e) {
            return e;
        } catch (StrayflowException e) {
            return Problems.refusal(e);
        }
    }
}
