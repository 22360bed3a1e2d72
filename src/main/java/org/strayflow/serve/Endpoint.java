package org.strayflow.serve;

import java.io.IOException;
import org.strayflow.task.StrayflowException;

/** Answers the requests of one path. Any number of threads may ask at once. */
@FunctionalInterface
interface Endpoint {
    /**
     * Answers one request.
     *
     * @throws Refusal when it is answered with a problem
     * @throws StrayflowException the same, with the problem of the part of the program that found it
     * @throws IOException when the client is gone; also to break an answer off that has begun
     */
    void answer(Call call) throws IOException, StrayflowException;
}
