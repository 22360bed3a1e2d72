/**
 * Detectors: their settings, their training through Tribuo, scoring and explaining. The only package that knows Tribuo, and one that
 * knows neither thresholds nor charts; read {@link org.strayflow.detect.Detectors} first.
 */
@NullMarked
package org.strayflow.detect;

import org.jspecify.annotations.NullMarked;
