/**
 * How good scores are and where to cut them: splits, rankings, goals, metrics, curves, histograms, importances.
 * Nothing here trains, reads files or draws; read {@link org.strayflow.eval.Ranking} first.
 */
@NullMarked
package org.strayflow.eval;

import org.jspecify.annotations.NullMarked;
