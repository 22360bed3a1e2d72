package org.strayflow.architecture.canary.picocli.workspace;

import picocli.CommandLine;

/** Knows picocli outside of cli. */
public final class BadCommand {
    public static CommandLine use(CommandLine what) {
        return what;
    }
}
