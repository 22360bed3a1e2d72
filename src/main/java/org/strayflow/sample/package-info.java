/**
 * The two sample captures: a seeded simulation of a small office, packet by packet, and the flow features computed from the packets.
 * Reads no files and knows no detector; read {@link org.strayflow.sample.SampleGenerator} first.
 */
@NullMarked
package org.strayflow.sample;

import org.jspecify.annotations.NullMarked;
