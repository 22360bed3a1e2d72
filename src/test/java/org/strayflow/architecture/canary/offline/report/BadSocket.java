package org.strayflow.architecture.canary.offline.report;

import java.net.Socket;

/** Opens a connection. */
public final class BadSocket {
    public static Socket use(Socket what) {
        return what;
    }
}
