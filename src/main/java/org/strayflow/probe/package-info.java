/**
 * How far those who send flows can bend them to get past a detector: which columns follow from what they control, flows bent so that
 * they stay consistent, and the search for bends that pass. Nothing here trains, reads files or draws; read
 * {@link org.strayflow.probe.EvasionCheck} first.
 */
@NullMarked
package org.strayflow.probe;

import org.jspecify.annotations.NullMarked;
