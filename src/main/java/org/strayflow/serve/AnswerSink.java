package org.strayflow.serve;

import java.io.IOException;
import org.strayflow.io.FlowStream;

/** Writes answers one after the other. Not for several threads. */
interface AnswerSink extends AutoCloseable {
    /** An answer. */
    void put(Answer answer) throws IOException;

    /** A record that could not be read. */
    void put(FlowStream.Fault fault) throws IOException;

    /** Why there are no more. */
    void put(Refusal refusal) throws IOException;

    @Override
    void close() throws IOException;
}
