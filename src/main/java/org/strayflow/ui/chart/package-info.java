/**
 * The charts: histogram of scores, precision-recall and ROC curves, contributions. The only place that knows ChartFX; takes plain
 * immutable series, never a flow or a detector. Read {@link org.strayflow.ui.chart.HistogramChart} first.
 */
@NullMarked
package org.strayflow.ui.chart;

import org.jspecify.annotations.NullMarked;
