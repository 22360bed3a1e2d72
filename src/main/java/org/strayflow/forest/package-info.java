/**
 * Tree ensembles as flat arrays: the one kernel that scores and attributes them, their validation, and the growing of isolation trees.
 * Knows neither flows nor detectors, only blocks of floats; read {@link org.strayflow.forest.FlatForest} first.
 */
@NullMarked
package org.strayflow.forest;

import org.jspecify.annotations.NullMarked;
