package org.strayflow.cli;

import java.io.PrintStream;
import java.util.Optional;

/**
 * Where a command speaks.
 *
 * @param out for answers
 * @param err for everything else
 * @param live whether {@code err} is a terminal, where a line of progress can be rewritten
 */
public record Console(PrintStream out, PrintStream err, boolean live) {
    /** The process's own streams. */
    public static Console ofProcess() {
        boolean terminal = Optional.ofNullable(System.console())
                .map(java.io.Console::isTerminal)
                .orElse(false);
        return new Console(System.out, System.err, terminal);
    }
}
