package org.strayflow.workspace;

import org.strayflow.feature.Fix;

/**
 * A fix that the analyst took.
 *
 * @param code of the finding that offered it
 * @param fix what it leaves out
 */
public record FixTaken(String code, Fix.LeaveOut fix) {}
