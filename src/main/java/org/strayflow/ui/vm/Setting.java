package org.strayflow.ui.vm;

import javafx.beans.property.StringProperty;
import org.strayflow.detect.Parameter;

/**
 * One field of a form.
 *
 * @param parameter what it sets
 * @param text its value as typed
 */
public record Setting(Parameter parameter, StringProperty text) {}
