package org.strayflow.sample;

import java.util.function.Consumer;

/**
 * One part of a day's script.
 *
 * @param name names the part's stream of chance
 * @param label of its flows
 * @param play plays it
 */
record Part(String name, String label, Consumer<Stage> play) {}
