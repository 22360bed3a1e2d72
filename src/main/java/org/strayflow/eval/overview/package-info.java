/**
 * What kind of traffic a capture holds: flows and bytes over time, by protocol, service, port and host, and kinds of attack by service.
 * Knows columns by their meaning and no layout; read {@link org.strayflow.eval.overview.Overview} first.
 */
@NullMarked
package org.strayflow.eval.overview;

import org.jspecify.annotations.NullMarked;
