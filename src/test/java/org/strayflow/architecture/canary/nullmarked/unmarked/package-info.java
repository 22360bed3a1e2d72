/** Not marked. */
@NullUnmarked
package org.strayflow.architecture.canary.nullmarked.unmarked;

import org.jspecify.annotations.NullUnmarked;
