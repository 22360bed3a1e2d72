package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.strayflow.eval.Ranking;
import org.strayflow.flow.Labels;
import org.strayflow.flow.TextColumn;
import org.strayflow.task.Feedback;
import org.strayflow.task.StrayflowException;

/** Boosted trees and random forests on real flows: stratified 80 / 20 split with seed 1, judged on the 20 %. */
class RealKindsTest {
    @Test
    void attacksOfNslKddAreFound() throws StrayflowException {
        RealTrial trial = RealTrial.of("nsl-kdd/KDDTrain+.txt");
        assertThat(accuracy(
                        trial, XgBoostSpec.defaults().with("target", "attack").with("rounds", "100")))
                .isGreaterThan(0.999);
        assertThat(accuracy(
                        trial,
                        RandomForestSpec.defaults().with("target", "attack").with("trees", "40")))
                .isGreaterThan(0.998);
    }

    /** Web attacks of which there are a few dozen rows decide it. */
    @Test
    void kindsOfCicAreToldApart() throws StrayflowException {
        assertThat(macroF1(
                        "cic-ids2017/multiclass_79_columns.csv",
                        XgBoostSpec.defaults().with("rounds", "40")))
                .isGreaterThan(0.87);
        assertThat(macroF1(
                        "cic-ids2017/improved_91_columns.csv",
                        XgBoostSpec.defaults().with("rounds", "40")))
                .isGreaterThan(0.95);
    }

    @Test
    void shuffledLabelsTeachNothing() throws StrayflowException {
        RealTrial trial = RealTrial.of("nsl-kdd/KDDTrain+.txt");
        String[] texts = new String[trial.labels().rows()];
        Arrays.setAll(texts, row -> trial.labels().kinds().get(trial.labels().kind(row)));
        Random random = new Random(1);
        for (int last = texts.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            String text = texts[last];
            texts[last] = texts[other];
            texts[other] = text;
        }
        RealTrial shuffled = RealTrial.of(trial.capture(), Labels.of(TextColumn.of("label", texts)));
        Scores scores =
                shuffled.scores(XgBoostSpec.defaults().with("target", "attack").with("rounds", "20"));
        assertThat(Ranking.of(scores.values(), shuffled.labels(), shuffled.test())
                        .run(Feedback.none())
                        .rocAuc())
                .isCloseTo(0.5, within(0.02));
    }

    private static double accuracy(RealTrial trial, DetectorSpec spec) throws StrayflowException {
        float[] scores = trial.scores(spec).values();
        long right = trial.test().stream()
                .filter(row -> scores[row] >= 0.5f == trial.labels().isAttack(row))
                .count();
        return (double) right / trial.test().size();
    }

    private static double macroF1(String file, DetectorSpec spec) throws StrayflowException {
        RealTrial trial = RealTrial.of(file);
        Labels labels = trial.labels();
        KindPredictions told = trial.scores(spec).predictions().orElseThrow();
        int[] hits = new int[labels.kinds().size()];
        int[] sums = new int[hits.length];
        for (int place = 0; place < trial.test().size(); place++) {
            int row = trial.test().get(place);
            int is = labels.kind(row);
            int said = labels.kinds().indexOf(told.of(row).name());
            sums[is]++;
            sums[said]++;
            hits[is] += is == said ? 1 : 0;
        }
        double sum = 0;
        int kinds = 0;
        for (int kind = 0; kind < hits.length; kind++) {
            sum += sums[kind] == 0 ? 0 : 2.0 * hits[kind] / sums[kind];
            kinds += sums[kind] == 0 ? 0 : 1;
        }
        return sum / kinds;
    }
}
