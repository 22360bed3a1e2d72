/**
 * Files in and out: layouts, the reader that turns files into a {@link org.strayflow.flow.FlowTable}, the log of rejected records, CSV export and atomic writing.
 * Knows no detector, no score and no window; read {@link org.strayflow.io.CaptureReader} first.
 */
@NullMarked
package org.strayflow.io;

import org.jspecify.annotations.NullMarked;
