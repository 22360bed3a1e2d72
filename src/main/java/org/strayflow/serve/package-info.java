/**
 * The scoring service: HTTP on one side, the same model, reader and detectors as everywhere else on the other. Nothing here decides what is
 * unusual, and nothing but this package speaks HTTP. Read {@link org.strayflow.serve.ScoringService} first, then
 * {@code Routes} for what there is to ask.
 */
@NullMarked
package org.strayflow.serve;

import org.jspecify.annotations.NullMarked;
