package org.strayflow.architecture.canary.offline.report;

import java.net.http.HttpClient;

/** Asks another machine. */
public final class BadClient {
    public static HttpClient use(HttpClient what) {
        return what;
    }
}
