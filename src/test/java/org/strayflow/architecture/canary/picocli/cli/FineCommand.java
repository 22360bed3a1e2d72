package org.strayflow.architecture.canary.picocli.cli;

import picocli.CommandLine;

/** May. */
public final class FineCommand {
    public static CommandLine use(CommandLine what) {
        return what;
    }
}
