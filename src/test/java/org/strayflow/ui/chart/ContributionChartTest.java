package org.strayflow.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.strayflow.ui.FxTest;
import org.strayflow.ui.FxWindow;

class ContributionChartTest extends FxTest {
    private ContributionChart chart;
    private FxWindow window;

    @BeforeEach
    void open() {
        chart = FxWindow.make(ContributionChart::new);
        window = show(() -> new StackPane(chart), 500, 300);
    }

    private void show(ContributionSeries.Bar... bars) {
        FxWindow.doFx(() -> chart.show(new ContributionSeries("why", List.of(bars)), "nothing"));
        window.settle();
    }

    private List<Node> visible(String styleClass) {
        return FxWindow.onFx(() ->
                chart.lookupAll(styleClass).stream().filter(Node::isVisible).toList());
    }

    @Test
    void barsShareOneZeroAndOneScale() {
        show(new ContributionSeries.Bar("a", 2, ""), new ContributionSeries.Bar("b", -1, ""));
        Node up = visible(".sf-bar-up").getFirst();
        Node down = visible(".sf-bar-down").getFirst();
        assertThat(up.getBoundsInParent().getMinX())
                .isCloseTo(down.getBoundsInParent().getMaxX(), within(1.0));
        assertThat(up.getBoundsInParent().getWidth())
                .isCloseTo(2 * down.getBoundsInParent().getWidth(), within(2.0));
        assertThat(chart.getAccessibleText()).isEqualTo("why. a +2.000. b -1.000");
    }

    @Test
    void fewerBarsLeaveNoneBehind() {
        show(new ContributionSeries.Bar("a", 2, ""), new ContributionSeries.Bar("b", 1, ""));
        show(new ContributionSeries.Bar("c", 1, ""));
        assertThat(visible(".sf-bar-up")).hasSize(1);
        show();
        assertThat(visible(".sf-bar-up")).isEmpty();
        assertThat(chart.getAccessibleText()).isEqualTo("nothing");
    }

    @Test
    void zeroEverywhereIsNoCrash() {
        show(new ContributionSeries.Bar("a", 0, ""));
        assertThat(visible(".sf-bar-up").getFirst().getBoundsInParent().getWidth())
                .isLessThan(3);
    }
}
