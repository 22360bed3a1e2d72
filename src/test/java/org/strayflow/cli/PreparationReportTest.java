package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.strayflow.feature.Dropped;
import org.strayflow.feature.ReplacedValues;

class PreparationReportTest {
    private static final ReplacedValues NOTHING = new ReplacedValues(100, List.of(), List.of(), List.of());

    @Test
    void columnsAreGroupedByTheReasonTheyWereDroppedFor() {
        List<Dropped> dropped = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            dropped.add(new Dropped("Flag " + i, "constant: 0 in every training row"));
        }
        dropped.add(new Dropped("Copy", "identical to Bytes in every training row"));
        assertThat(new PreparationReport(dropped, NOTHING).lines())
                .containsExactly(
                        "",
                        "dropped: Flag 1, Flag 2, Flag 3, Flag 4, Flag 5, Flag 6 and 3 more"
                                + " (constant: 0 in every training row)",
                        "dropped: Copy (identical to Bytes in every training row)");
    }

    @Test
    void manyReasonsAreToldTogetherAndTheRestIsCounted() {
        List<Dropped> dropped = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            dropped.add(new Dropped("Mean " + i, "correlated with Max " + i + ": r = 0.98 in the training rows"));
        }
        dropped.add(new Dropped("Sum", "correlated with Max 3: r = 0.99 in the training rows"));
        List<String> lines = new PreparationReport(dropped, NOTHING).lines();
        assertThat(lines)
                .hasSize(10)
                .contains(
                        "dropped: Mean 3, Sum (correlated with Max 3)",
                        "dropped: Mean 1 (correlated with Max 1)",
                        "dropped: 4 more; --json lists them all with their reasons");
    }

    @Test
    void nothingIsSaidWhereEveryColumnIsTakenAsItIs() {
        assertThat(new PreparationReport(List.of(), NOTHING).lines()).isEmpty();
    }

    @Test
    void newTextsOfTheOtherPartitionsAreTold() {
        ReplacedValues texts = new ReplacedValues(
                100, List.of(), List.of(), List.of(new ReplacedValues.Count("s", 2, List.of("gopher"))));
        assertThat(new PreparationReport(List.of(), texts).lines())
                .containsExactly("", "The training rows had none of these texts: s in 2 rows (2.0 %) (gopher)");
    }
}
