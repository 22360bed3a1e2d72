package org.strayflow.io;

import java.io.IOException;

/** Packed bytes that cannot be unpacked: cut short, changed, or packed in a way that is not known here. */
final class DamagedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is wrong, in a few words without a full stop. */
    DamagedException(String reason) {
        super(reason);
    }
}
