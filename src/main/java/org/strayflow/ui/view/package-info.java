/**
 * The nodes of the window and their bindings; no decisions and no calls of the workspace. Read {@link org.strayflow.ui.view.Theme} for
 * how it looks and {@link org.strayflow.ui.view.FlowTableView} for how a part is built.
 */
@NullMarked
package org.strayflow.ui.view;

import org.jspecify.annotations.NullMarked;
