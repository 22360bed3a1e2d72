/**
 * The command line: one class a command, each a thin coat over the workspace. Answers go to stdout, everything else to stderr; only
 * this package and {@code Main} touch them. Read {@link org.strayflow.cli.Cli} first.
 */
@NullMarked
package org.strayflow.cli;

import org.jspecify.annotations.NullMarked;
