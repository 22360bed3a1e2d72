/** Marked. */
@NullMarked
package org.strayflow.architecture.canary.nullmarked.marked;

import org.jspecify.annotations.NullMarked;
