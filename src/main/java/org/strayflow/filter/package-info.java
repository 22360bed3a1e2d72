/**
 * What narrows a table to some of its flows: a restriction says in words and by its test which flows it keeps. Knows neither files nor
 * detectors; read {@link org.strayflow.filter.Restriction} first. A language to write restrictions in belongs here too.
 */
@NullMarked
package org.strayflow.filter;

import org.jspecify.annotations.NullMarked;
