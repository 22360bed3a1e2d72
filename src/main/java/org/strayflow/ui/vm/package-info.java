/**
 * The state and the intents of the window as properties, without a node: view-models, the row list of a table, number formats, actions.
 * No {@code javafx.scene} here; read {@link org.strayflow.ui.vm.Formats} and {@link org.strayflow.ui.vm.RowOrderList} first.
 */
@NullMarked
package org.strayflow.ui.vm;

import org.jspecify.annotations.NullMarked;
