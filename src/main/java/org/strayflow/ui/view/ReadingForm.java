package org.strayflow.ui.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.TimeReading;
import org.strayflow.io.Dialect;
import org.strayflow.io.Layout;
import org.strayflow.io.Preview;
import org.strayflow.io.TextEncoding;
import org.strayflow.ui.vm.Formats;
import org.strayflow.ui.vm.OpeningViewModel;

/** Layout, separator, encoding, dates and the limit of unpacking, each as the files say or as the analyst decides. */
final class ReadingForm extends VBox {
    private static final long GIGA = 1_000_000_000L;
    private static final List<Long> LIMITS = List.of(10 * GIGA, 100 * GIGA, 1000 * GIGA);
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    private static final List<Choice> ORDERS = List.of(
            new Choice(TimeReading.Order.AS_FOUND, "as found"),
            new Choice(TimeReading.Order.DAY_FIRST, "day first: 31/12/2017"),
            new Choice(TimeReading.Order.MONTH_FIRST, "month first: 12/31/2017"));
    private static final List<Choice> CLOCKS = List.of(
            new Choice(TimeReading.Clock.AS_WRITTEN, "as written"),
            new Choice(TimeReading.Clock.WORKING_HOURS, "1 to 7 are after noon"));

    private final OpeningViewModel model;
    private final ComboBox<Choice> layout = box("reading-layout");
    private final ComboBox<Choice> separator = box("reading-separator");
    private final ComboBox<Choice> encoding = box("reading-encoding");
    private final ComboBox<Choice> limit = box("reading-limit");
    private final ComboBox<Choice> order = box("reading-order");
    private final ComboBox<Choice> clock = box("reading-clock");
    private boolean showing;

    /**
     * One choice.
     *
     * @param value what is chosen; {@code null} for what the files say
     * @param text as shown
     */
    private record Choice(@Nullable Object value, String text) {}

    ReadingForm(OpeningViewModel model) {
        super(12);
        this.model = model;
        getStyleClass().add("sf-pane");
        setPrefWidth(300);
        setMinWidth(260);
        Label title = new Label("How it is read");
        title.getStyleClass().add("sf-strong");
        GridPane form = new GridPane(12, 8);
        form.addRow(0, caption("Layout", layout), layout);
        form.addRow(1, caption("Separator", separator), separator);
        form.addRow(2, caption("Encoding", encoding), encoding);
        form.addRow(3, caption("Unpack at most", limit), limit);
        form.addRow(4, caption("Dates", order), order);
        form.addRow(5, caption("Hours", clock), clock);
        Label help = new Label(
                "What each column is for stands under Columns, and can be changed there. Strayflow remembers it for files"
                        + " with the same columns.");
        help.getStyleClass().add("sf-caption");
        help.setWrapText(true);
        Button reset = new Button("As the files say");
        reset.setOnAction(event -> model.reset());
        getChildren().addAll(title, form, help, reset);
        listen(layout, value -> model.chooseLayout((String) value));
        listen(separator, value -> model.chooseSeparator((Character) value));
        listen(limit, value -> model.chooseUnpackLimit(value == null ? 0 : (Long) value));
        listen(order, value -> model.chooseDayOrder((TimeReading.Order) Objects.requireNonNull(value)));
        listen(clock, value -> model.chooseClock((TimeReading.Clock) Objects.requireNonNull(value)));
        listen(encoding, value -> model.chooseEncoding((TextEncoding) value));
        model.previewProperty().subscribe(this::show);
    }

    private static Label caption(String text, ComboBox<Choice> box) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setLabelFor(box);
        return label;
    }

    private static ComboBox<Choice> box(String id) {
        ComboBox<Choice> box = new ComboBox<>();
        box.setId(id);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setCellFactory(list -> new ChoiceCell());
        box.setButtonCell(new ChoiceCell());
        return box;
    }

    private void listen(ComboBox<Choice> box, Consumer<@Nullable Object> chosen) {
        box.valueProperty().subscribe(choice -> {
            if (!showing && choice != null) {
                chosen.accept(choice.value);
            }
        });
    }

    private void show(@Nullable Preview preview) {
        if (preview == null) {
            return;
        }
        showing = true;
        List<Choice> layouts = new ArrayList<>();
        layouts.add(found(model.options().layout(), preview.layout().title()));
        for (Layout known : model.layouts()) {
            layouts.add(new Choice(known.id(), known.title()));
        }
        fill(layout, layouts, model.options().layout());
        Dialect dialect = model.options().dialect();
        List<Choice> separators = new ArrayList<>();
        separators.add(found(dialect, separatorName(preview.dialect())));
        SEPARATORS.forEach(each -> separators.add(new Choice(each, separatorName(Dialect.csv(each)))));
        fill(separator, separators, dialect == null ? null : dialect.separator());
        List<Choice> encodings = new ArrayList<>();
        encodings.add(found(model.options().encoding(), preview.encoding().title()));
        for (TextEncoding each : TextEncoding.values()) {
            encodings.add(new Choice(each, each.title()));
        }
        fill(encoding, encodings, model.options().encoding());
        fill(order, ORDERS, model.options().times().order());
        fill(clock, CLOCKS, model.options().times().clock());
        List<Choice> limits = new ArrayList<>();
        limits.add(new Choice(null, "as usual"));
        LIMITS.forEach(each -> limits.add(new Choice(each, Formats.bytes(each))));
        fill(
                limit,
                limits,
                model.options().unpackLimit() == 0 ? null : model.options().unpackLimit());
        showing = false;
    }

    /** What the files say is known only while nothing else is decided. */
    private static Choice found(@Nullable Object decided, String found) {
        return new Choice(null, decided == null ? "as found: " + found : "as found");
    }

    private static void fill(ComboBox<Choice> box, List<Choice> choices, @Nullable Object chosen) {
        box.getItems().setAll(choices);
        box.setValue(choices.stream()
                .filter(choice -> Objects.equals(choice.value, chosen))
                .findFirst()
                .orElse(choices.getFirst()));
    }

    static String separatorName(Dialect dialect) {
        if (dialect.syntax() == Dialect.Syntax.JSON_LINES) {
            return "JSON lines";
        }
        return switch (dialect.separator()) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "pipe";
            default -> "“" + dialect.separator() + "”";
        };
    }

    private static final class ChoiceCell extends ListCell<Choice> {
        @Override
        protected void updateItem(@Nullable Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            setText(choice == null || empty ? "" : choice.text);
        }
    }
}
