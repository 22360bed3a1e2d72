package org.strayflow.io;

import java.util.function.IntFunction;

/**
 * A column that an export adds after those of the table, for example the score.
 *
 * @param name its name; a number is appended when the table has a column of that name
 * @param textOfRow the cell of a table row; empty when there is none. Called once a row written, on the job's thread
 */
public record ExtraColumn(String name, IntFunction<String> textOfRow) {}
