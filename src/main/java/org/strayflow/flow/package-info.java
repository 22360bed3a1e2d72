/**
 * Flow records in memory: an immutable table of narrow columns, the roles of its columns, labels and selections of rows.
 * Knows neither files nor detectors; read {@link org.strayflow.flow.FlowTable} first.
 */
@NullMarked
package org.strayflow.flow;

import org.jspecify.annotations.NullMarked;
