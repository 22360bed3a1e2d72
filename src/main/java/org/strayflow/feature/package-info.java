/**
 * From flows to what a detector sees: the check of the data, the preparation fitted on training rows, and the matrix of features.
 * Nothing here knows a detector; read {@link org.strayflow.feature.Preparation} first.
 */
@NullMarked
package org.strayflow.feature;

import org.jspecify.annotations.NullMarked;
