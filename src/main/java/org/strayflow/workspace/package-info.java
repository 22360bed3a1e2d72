/**
 * The use cases: open, check, train, score, tune, explain, export, save. Window, command line and service call these and nothing below
 * them decides anything on its own. Read {@link org.strayflow.workspace.Workspace} first.
 */
@NullMarked
package org.strayflow.workspace;

import org.jspecify.annotations.NullMarked;
