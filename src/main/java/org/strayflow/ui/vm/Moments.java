package org.strayflow.ui.vm;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.TimeColumn;

/** The moments at which the flows of a capture began, as the analyst wants to see them. */
public final class Moments {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

    private final ObjectProperty<TimeDisplay> display = new SimpleObjectProperty<>(TimeDisplay.AS_WRITTEN);
    private final ObjectProperty<@Nullable TimeColumn> times = new SimpleObjectProperty<>();
    private final BackgroundJobs jobs;
    private ZoneId local = ZoneId.systemDefault();

    Moments(BackgroundJobs jobs) {
        this.jobs = jobs;
    }

    /** Reads the moments of another capture, in the background. */
    void show(FlowTable table) {
        times.set(null);
        jobs.start(
                "moments",
                feedback -> table.startTimes(),
                (Optional<TimeColumn> found) -> times.set(found.orElse(null)),
                problem -> times.set(null));
    }

    /** Another time zone for {@link TimeDisplay#LOCAL}. */
    void setLocal(ZoneId zone) {
        local = zone;
    }

    /** The column shown another way, when it holds the moments and the analyst wants them so; else as it is. */
    FlowColumn of(FlowColumn column, String name) {
        return column.withText(row -> text(column, name, row));
    }

    private String text(FlowColumn column, String name, int row) {
        TimeColumn known = times.get();
        TimeDisplay wanted = display.get();
        boolean moment = wanted != TimeDisplay.AS_WRITTEN
                && known != null
                && known.name().equals(name);
        if (!moment || known.isMissing(row)) {
            return column.text().apply(row);
        }
        return text(known.micros(row), wanted == TimeDisplay.UTC ? ZoneOffset.UTC : local);
    }

    private static String text(long micros, ZoneId zone) {
        Instant moment = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
        DateTimeFormatter form = micros % 1_000_000 == 0 ? SECONDS : MICROS;
        return form.format(moment.atZone(zone));
    }

    /** Is told when cells of moments look otherwise. */
    void onChange(Runnable told) {
        display.addListener((p, was, is) -> told.run());
        times.addListener((p, was, is) -> {
            if (is != null && display.get() != TimeDisplay.AS_WRITTEN) {
                told.run();
            }
        });
    }

    /** The time zone whose clocks tell moments that no file has written, such as the stretches of a timeline. */
    ObservableValue<ZoneId> zone() {
        return display.map(shown -> shown == TimeDisplay.LOCAL ? local : ZoneOffset.UTC);
    }

    /** How moments are shown. */
    public ObjectProperty<TimeDisplay> displayProperty() {
        return display;
    }
}
