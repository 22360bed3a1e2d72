package org.strayflow.ui.vm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.Meant;
import org.strayflow.flow.Role;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.JobRunner;

class MomentsTest {
    private final WindowThread window = new WindowThread();
    private final JobRunner runner = new JobRunner();
    private final Moments moments = new Moments(new BackgroundJobs(runner, window));

    @AfterEach
    void stop() {
        runner.close();
    }

    @Test
    void momentsAreShownInTheZoneThatIsWantedAndCopiedAsTheyAre() throws Exception {
        TextColumn when = TextColumn.of("When", "2017-07-05T14:21:03.25Z", "no time", "");
        FlowTable table =
                new FlowTable(List.of(when), List.of(Role.TIME), List.of(new Meant(Meaning.START_TIME, "When", 1)));
        FlowColumn column = moments.of(FlowColumn.of("c", "When", FlowColumn.Kind.TEXT, 20, when::text), "When");
        moments.setLocal(ZoneId.of("America/Toronto"));
        moments.show(table);
        assertThat(column.text().apply(0)).isEqualTo("2017-07-05T14:21:03.25Z");
        moments.displayProperty().set(TimeDisplay.UTC);
        window.until("moments", () -> column.text().apply(0).equals("2017-07-05 14:21:03.250000"));
        moments.displayProperty().set(TimeDisplay.LOCAL);
        assertThat(column.text().apply(0)).isEqualTo("2017-07-05 10:21:03.250000");
        assertThat(column.full().apply(0)).isEqualTo("2017-07-05T14:21:03.25Z");
        assertThat(column.text().apply(1)).isEqualTo("no time");
        assertThat(column.text().apply(2)).isEmpty();
        FlowColumn other = moments.of(FlowColumn.of("d", "Other", FlowColumn.Kind.TEXT, 20, when::text), "Other");
        assertThat(other.text().apply(0)).isEqualTo("2017-07-05T14:21:03.25Z");
    }
}
