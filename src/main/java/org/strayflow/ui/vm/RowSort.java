package org.strayflow.ui.vm;

/**
 * How a table's rows are sorted.
 *
 * @param columnId the {@link FlowColumn#id()}
 * @param ascending smallest first
 */
public record RowSort(String columnId, boolean ascending) {}
