package org.strayflow.ui.view;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.strayflow.eval.overview.KindsByService;
import org.strayflow.eval.overview.Measure;
import org.strayflow.eval.overview.Overview;
import org.strayflow.eval.overview.Subject;
import org.strayflow.eval.overview.Timeline;
import org.strayflow.filter.Restriction;
import org.strayflow.task.Problem;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.OverviewViewModel;

/** What kind of traffic the capture holds. Every bar and cell narrows the tables to its flows. */
final class OverviewPane extends BorderPane {
    private static final List<Measure> MEASURES = List.of(Measure.values());

    private final OverviewViewModel model;
    private final Label total = new Label();
    private final Label timeCaption = new Label();
    private final TimelineBars timeline;
    private final List<GroupBars> breakdowns;
    private final GroupBars shares;
    private final Label kindTitle = new Label();
    private final Label kindCaption = new Label();
    private final KindServiceGrid kinds;
    private final Pills measures = new Pills(Arrays.stream(Measure.values())
            .map(measure -> new Pills.Pill(
                    "measure-" + measure.name().toLowerCase(Locale.ROOT),
                    measure.title(),
                    "Compare by " + OverviewViewModel.noun(measure)))
            .toList());

    OverviewPane(OverviewViewModel model, Theme theme) {
        this.model = model;
        this.timeline = new TimelineBars(model.narrowing());
        this.kinds = new KindServiceGrid(model.narrowing());
        this.shares = new GroupBars(model.narrowing());
        this.breakdowns = Arrays.stream(Subject.values())
                .map(subject -> new GroupBars(model.narrowing()))
                .toList();
        setId("overview");
        ColumnsPane cards = new ColumnsPane();
        cards.getChildren().addAll(breakdowns);
        cards.getChildren().add(2, shares);
        theme.scaleProperty().subscribe(scale -> cards.setTypeScale(scale.doubleValue()));
        VBox all = new VBox(16, card(heading("Traffic over time"), timeCaption, timeline), cards, kindCard());
        all.getStyleClass().add("sf-overview");
        ScrollPane scroll = new ScrollPane(all);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        setTop(bar());
        setCenter(scroll);
        model.overviewProperty().subscribe(overview -> show());
        model.measureProperty().subscribe(measure -> show());
        model.problemProperty().subscribe(problem -> show());
        model.narrowing().zone().subscribe(zone -> show());
        model.narrowing().parts().addListener((ListChangeListener<Restriction>) change -> showChosen());
    }

    private VBox bar() {
        measures.setOnChoose(() -> model.measureProperty().set(MEASURES.get(measures.chosen())));
        total.getStyleClass().add("sf-caption");
        total.setWrapText(true);
        total.setMinHeight(Region.USE_PREF_SIZE);
        VBox bar = new VBox(4, measures, total);
        measures.setMaxWidth(Region.USE_PREF_SIZE);
        bar.getStyleClass().add("sf-tab-bar");
        return bar;
    }

    private static Label heading(String text) {
        Label heading = new Label(text);
        heading.getStyleClass().add("sf-strong");
        return heading;
    }

    private static VBox card(Label heading, Label caption, Node content) {
        caption.getStyleClass().add("sf-caption");
        caption.setWrapText(true);
        VBox card = new VBox(2, heading, caption, content);
        card.getStyleClass().add("sf-card");
        return card;
    }

    private VBox kindCard() {
        kindTitle.getStyleClass().add("sf-strong");
        return card(kindTitle, kindCaption, kinds);
    }

    private void show() {
        Overview overview = model.overviewProperty().get();
        getCenter().setVisible(overview != null);
        if (overview == null) {
            Problem problem = model.problemProperty().get();
            total.setText(problem == null ? "Summing up …" : problem.summary());
            return;
        }
        Measure measure = model.measureProperty().get();
        total.setText(totals(overview) + " · click a bar or cell to see only its flows");
        total.setTooltip(
                Tips.of(
                        "A click on a bar or cell, or Enter, narrows the rows and the flagged flows to it; a second one shows all."));
        showTimeline(overview, measure);
        for (Subject subject : Subject.values()) {
            breakdowns.get(List.of(Subject.values()).indexOf(subject)).show(overview, subject, measure);
        }
        shares.showFlaggedShares(overview);
        showKinds(overview);
    }

    private static String totals(Overview overview) {
        String text = Formats.counted(overview.total().flows(), "flow", "flows");
        if (overview.bytesAbsent().isEmpty()) {
            text += " · " + Formats.bytes(overview.total().bytes());
        }
        return overview.flagged()
                ? text + " · " + OverviewViewModel.text(Measure.FLAGGED, overview.total()) + " flagged"
                : text;
    }

    private void showTimeline(Overview overview, Measure measure) {
        Timeline times = overview.timeline();
        String why = times.absent().isEmpty() ? OverviewViewModel.absent(overview, measure) : times.absent();
        show(timeline, why.isEmpty());
        if (!why.isEmpty()) {
            timeCaption.setText(why);
            return;
        }
        timeCaption.setText(model.timelineNote(times));
        timeline.show(overview, measure);
    }

    private void showKinds(Overview overview) {
        KindsByService found = overview.kinds();
        kindTitle.setText(
                found.subject() == Subject.SERVICE
                        ? "Kinds of attack by service"
                        : "Kinds of attack by destination port");
        kindCaption.setText(
                found.absent().isEmpty()
                        ? "flows; the stronger the colour, the larger the share of the kind"
                        : found.absent());
        kinds.show(overview);
        show(kinds, found.absent().isEmpty());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void showChosen() {
        timeline.showChosen();
        breakdowns.forEach(GroupBars::showChosen);
        shares.showChosen();
        kinds.showChosen();
    }
}
