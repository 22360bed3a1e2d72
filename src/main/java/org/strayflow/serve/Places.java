package org.strayflow.serve;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.strayflow.task.StrayflowException;

/**
 * Lets in as many requests as there are places; the others are told at once to come again, so that nobody waits in a queue for longer than
 * a client does.
 *
 * @param places free ones
 * @param inner what answers
 */
record Places(Semaphore places, Endpoint inner) implements Endpoint {
    @Override
    public void answer(Call call) throws IOException, StrayflowException {
        if (!places.tryAcquire()) {
            throw Refusal.of(503, "SERVE-106", "The service is busy.", "Ask again in a second.")
                    .header("Retry-After", "1");
        }
        try {
            inner.answer(call);
        } finally {
            places.release();
        }
    }
}
