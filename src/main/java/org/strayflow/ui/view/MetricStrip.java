package org.strayflow.ui.view;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** Numbers beside each other that change while the threshold moves. Every place is as wide as its widest text, so nothing jumps. */
public final class MetricStrip extends FlowPane {
    private final List<Sized> sized = new ArrayList<>();

    /** Shows nothing yet. */
    public MetricStrip() {
        getStyleClass().add("sf-metrics");
    }

    /**
     * Adds a number.
     *
     * @param name what it is
     * @param widest a text as wide as the number can get
     * @param value the number as shown
     * @param exact the number in full precision, and what it means; the tooltip
     */
    public void add(String name, String widest, ObservableValue<String> value, ObservableValue<String> exact) {
        Label caption = new Label(name);
        caption.getStyleClass().add("sf-metric-name");
        Label number = new Label();
        number.getStyleClass().add("sf-metric-value");
        number.textProperty().bind(value);
        number.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(exact);
        caption.setLabelFor(number);
        number.setTooltip(tip);
        caption.setTooltip(tip);
        number.accessibleTextProperty().bind(value.map(text -> name + " " + text));
        VBox metric = new VBox(caption, number);
        metric.getStyleClass().add("sf-metric");
        getChildren().add(metric);
        sized.add(new Sized(number, widest));
    }

    @Override
    protected void layoutChildren() {
        for (Sized number : sized) {
            number.fix();
        }
        super.layoutChildren();
    }

    @Override
    protected double computePrefHeight(double width) {
        for (Sized number : sized) {
            number.fix();
        }
        return super.computePrefHeight(width);
    }

    /** A number that gets the width of a text in the font it has; measured again only when the font changes. */
    private static final class Sized {
        private final Label number;
        private final String widest;
        private @Nullable Font measured;

        Sized(Label number, String widest) {
            this.number = number;
            this.widest = widest;
        }

        void fix() {
            Font font = number.getFont();
            if (!font.equals(measured)) {
                measured = font;
                Text text = new Text(widest);
                text.setFont(font);
                number.setPrefWidth(Math.ceil(text.getLayoutBounds().getWidth()));
            }
        }
    }
}
