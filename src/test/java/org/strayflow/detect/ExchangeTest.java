package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

class ExchangeTest {
    private static final int ROWS = 1_000;

    private static FittedDetector train(KindsCapture capture, String detector) throws StrayflowException {
        DetectorSpec spec = Detectors.byId(detector);
        spec = switch (detector) {
            case "xgboost" -> spec.with("rounds", "20");
            case "nearest-neighbours", "logistic-regression" -> spec;
            case "ensemble" -> spec.with("classifier.rounds", "20").with("novelty.prototypes", "200");
            default -> spec.with("trees", "20");
        };
        return Detectors.train(spec, capture.set(), 1, new Parallel(2)).run(Feedback.none());
    }

    private static int[] shuffled(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.generate(() -> random.nextInt(count)).limit(count).toArray();
    }

    /** The plain way: the matrix with the values exchanged, scored as any other. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "isolation-forest",
                "xgboost",
                "random-forest",
                "nearest-neighbours",
                "logistic-regression",
                "ensemble"
            })
    void detectorsScoreExchangedFlowsAsIfTheyWereOthers(String id) throws StrayflowException {
        KindsCapture capture = KindsCapture.make(3 * ROWS, 4, 2);
        FittedDetector detector = train(capture, id);
        int[] rows = IntStream.range(0, ROWS).map(i -> 3 * i).toArray();
        FeatureMatrix some = capture.matrix().at(rows);
        List<Exchange> exchanges = List.of(
                new Exchange(new int[] {0}, shuffled(ROWS, 1)),
                new Exchange(new int[] {0}, shuffled(ROWS, 2)),
                new Exchange(new int[] {5, 2}, shuffled(ROWS, 3)),
                new Exchange(new int[] {}, shuffled(ROWS, 4)),
                new Exchange(IntStream.range(0, some.width()).toArray(), shuffled(ROWS, 5)));
        float[][] scores =
                detector.scoreExchanged(some, exchanges, new Parallel(3)).run(Feedback.none());
        float[] unchanged =
                detector.score(some, new Parallel(1)).run(Feedback.none()).values();
        for (int e = 0; e < scores.length; e++) {
            FeatureMatrix other =
                    some.exchanged(exchanges.get(e).features(), exchanges.get(e).from());
            float[] plain =
                    detector.score(other, new Parallel(1)).run(Feedback.none()).values();
            assertThat(scores[e]).as("exchange " + e).containsExactly(plain, within(1e-6f));
        }
        assertThat(scores[3]).containsExactly(unchanged, within(1e-6f));
        assertThat(scores[0]).isNotEqualTo(scores[1]);
        int[] from = exchanges.get(4).from();
        for (int row = 0; row < ROWS; row++) {
            assertThat(scores[4][row])
                    .as("a row of another one's values")
                    .isEqualTo(unchanged[from[row]], within(1e-6f));
        }
        assertThat(detector.scoreExchanged(some, exchanges, new Parallel(1)).run(Feedback.none()))
                .as("for any number of threads")
                .isDeepEqualTo(scores);
    }

    /** A stump looks at one feature: an exchange of others leaves it alone, whatever the other member looks at. */
    @Test
    void membersOfAnEnsembleScoreAgainOnlyForWhatTheyUse() throws StrayflowException {
        KindsCapture capture = KindsCapture.make(3 * ROWS, 4, 3);
        DetectorSpec spec = EnsembleSpec.defaults()
                .with("classifier.target", "attack")
                .with("classifier.rounds", "1")
                .with("classifier.depth", "1")
                .with("novelty", "isolation-forest")
                .with("novelty.trees", "30");
        FittedEnsemble ensemble = (FittedEnsemble)
                Detectors.train(spec, capture.set(), 1, new Parallel(2)).run(Feedback.none());
        int width = capture.matrix().width();
        List<Exchange> exchanges = IntStream.range(0, width)
                .mapToObj(feature -> new Exchange(new int[] {feature}, shuffled(3 * ROWS, feature)))
                .toList();
        assertThat(again(ensemble.classifier(), capture, exchanges)).isEqualTo(1);
        assertThat(again(ensemble.novelty(), capture, exchanges)).isEqualTo(width);
        float[][] scores = ensemble.scoreExchanged(capture.matrix(), exchanges, new Parallel(2))
                .run(Feedback.none());
        for (int feature = 0; feature < width; feature++) {
            FeatureMatrix other = capture.matrix()
                    .exchanged(new int[] {feature}, exchanges.get(feature).from());
            assertThat(scores[feature])
                    .containsExactly(
                            ensemble.score(other, new Parallel(1))
                                    .run(Feedback.none())
                                    .values(),
                            within(1e-6f));
        }
    }

    /** For how many exchanges a member made scores of their own. */
    private static long again(FittedEnsemble.Member member, KindsCapture capture, List<Exchange> exchanges)
            throws StrayflowException {
        float[][] scores = FittedEnsemble.exchanged(member, capture.matrix(), exchanges, new Parallel(2))
                .run(Feedback.none());
        IdentityHashMap<float[], Integer> times = new IdentityHashMap<>();
        for (float[] one : scores) {
            times.merge(one, 1, Integer::sum);
        }
        return times.values().stream().filter(count -> count == 1).count();
    }
}
