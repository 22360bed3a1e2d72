package org.strayflow.architecture.canary.http.serve;

import com.sun.net.httpserver.HttpServer;

/** May. */
public final class FineServer {
    public static HttpServer use(HttpServer what) {
        return what;
    }
}
