/**
 * What holds the house together: floors, library fences and the measure of files, each with a canary. Nothing here tests what the
 * program does; read {@link org.strayflow.architecture.HouseRules} first.
 */
@NullMarked
package org.strayflow.architecture;

import org.jspecify.annotations.NullMarked;
