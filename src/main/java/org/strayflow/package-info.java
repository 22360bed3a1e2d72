/**
 * Where the program starts: {@link org.strayflow.Main} decides between window and command line and wires the objects by hand. Nothing
 * else lives here.
 */
@NullMarked
package org.strayflow;

import org.jspecify.annotations.NullMarked;
