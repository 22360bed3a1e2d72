package org.strayflow.architecture.canary.offline.report;

import java.net.URL;

/** Opens an address. */
public final class BadUrl {
    public static java.io.InputStream open(URL url) throws java.io.IOException {
        return url.openStream();
    }
}
