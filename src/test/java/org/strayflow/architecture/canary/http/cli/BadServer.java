package org.strayflow.architecture.canary.http.cli;

import com.sun.net.httpserver.HttpServer;

/** Serves outside of serve. */
public final class BadServer {
    public static HttpServer use(HttpServer what) {
        return what;
    }
}
