package org.strayflow.ui.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.strayflow.eval.overview.Breakdown;
import org.strayflow.eval.overview.Group;
import org.strayflow.eval.overview.Measure;
import org.strayflow.eval.overview.Overview;
import org.strayflow.eval.overview.Subject;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.Narrowing;
import org.strayflow.ui.vm.OverviewViewModel;

/** The largest groups of flows by one subject as bars, or why there are none. */
final class GroupBars extends VBox {
    private final Narrowing narrowing;
    private final Label title = new Label();
    private final Label caption = new Label();
    private final VBox lines = new VBox();
    private List<GroupBar> bars = List.of();

    GroupBars(Narrowing narrowing) {
        super(2);
        this.narrowing = narrowing;
        getStyleClass().add("sf-card");
        title.getStyleClass().add("sf-strong");
        caption.getStyleClass().add("sf-caption");
        caption.setWrapText(true);
        getChildren().addAll(title, caption, lines);
    }

    /** Shows the largest groups by a measure. */
    void show(Overview overview, Subject subject, Measure measure) {
        Breakdown breakdown = overview.by(subject);
        title.setText(subject.title());
        String why = breakdown.absent().isEmpty() ? OverviewViewModel.absent(overview, measure) : breakdown.absent();
        List<Group> groups = why.isEmpty() ? breakdown.by(measure) : List.of();
        caption.setText(why.isEmpty() ? shownOf(groups.size(), breakdown.distinct(), measure) : why);
        long most = groups.stream().mapToLong(measure::of).max().orElse(0);
        List<GroupBar> next = new ArrayList<>();
        for (Group group : groups) {
            double length = most == 0 ? 0 : (double) measure.of(group) / most;
            double flagged =
                    switch (measure) {
                        case FLOWS -> length * group.flaggedShare();
                        case BYTES -> 0;
                        case FLAGGED -> length;
                    };
            next.add(bar(overview, group, length, flagged, OverviewViewModel.text(measure, group)));
        }
        setBars(next);
    }

    /** Shows how large a share of each protocol's flows is flagged. */
    void showFlaggedShares(Overview overview) {
        Breakdown breakdown = overview.by(Subject.PROTOCOL);
        title.setText("Flagged share by protocol");
        String why =
                breakdown.absent().isEmpty() ? OverviewViewModel.absent(overview, Measure.FLAGGED) : breakdown.absent();
        List<Group> groups = why.isEmpty()
                ? breakdown.by(Measure.FLOWS).stream()
                        .sorted(Comparator.comparingDouble(Group::flaggedShare).reversed())
                        .toList()
                : List.of();
        caption.setText(
                why.isEmpty()
                        ? "of all flows " + Formats.percent(overview.total().flaggedShare()) + " are flagged"
                        : why);
        double most = groups.stream().mapToDouble(Group::flaggedShare).max().orElse(0);
        setBars(groups.stream()
                .map(group -> {
                    double length = most == 0 ? 0 : group.flaggedShare() / most;
                    return bar(overview, group, length, length, Formats.percent(group.flaggedShare()));
                })
                .toList());
    }

    private GroupBar bar(Overview overview, Group group, double length, double flagged, String amount) {
        return new GroupBar(group, length, flagged, amount, OverviewViewModel.details(overview, group), narrowing);
    }

    private static String shownOf(int shown, int distinct, Measure measure) {
        if (shown == 0) {
            return "None of them has a flagged flow.";
        }
        String by = "by " + OverviewViewModel.noun(measure);
        return shown < distinct && measure != Measure.FLAGGED
                ? by + ", the first " + shown + " of " + Formats.count(distinct)
                : by;
    }

    private void setBars(List<GroupBar> next) {
        bars = next;
        lines.getChildren().setAll(next);
        Pickable.rove(next, 1);
    }

    @Override
    protected void layoutChildren() {
        double widest = bars.stream().mapToDouble(GroupBar::amountWidth).max().orElse(0);
        bars.forEach(bar -> bar.setAmountWidth(widest));
        super.layoutChildren();
    }

    /** Marks the bars that the tables are narrowed to. */
    void showChosen() {
        bars.forEach(Pickable::showChosen);
    }
}
