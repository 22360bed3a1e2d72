package org.strayflow.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.strayflow.task.ConfigurationException;

class GoalTest {
    private static final Ranking RANKING = Sample.of(
                    new float[] {0.9f, 0.8f, 0.8f, 0.7f, 0.6f, 0.5f, 0.4f, 0.3f, 0.2f, 0.1f},
                    "BENIGN",
                    "scan",
                    "BENIGN",
                    "scan",
                    "scan",
                    "BENIGN",
                    "BENIGN",
                    "scan",
                    "BENIGN",
                    "BENIGN")
            .ranking();

    private static int flagged(Goal goal) throws ConfigurationException {
        return RANKING.flaggedAt(goal.thresholdOn(RANKING));
    }

    @ParameterizedTest
    @CsvSource({
        // 3 of 5 flagged are attacks, F1 = 6 / 9
        "best-f1, 5",
        "fpr=0, 0",
        "fpr=0.16, 0",
        "fpr=0.34, 5",
        "fpr=0.5, 6",
        "fpr=1, 10",
        "recall=0.1, 3",
        "recall=0.5, 4",
        "recall=0.75, 5",
        "recall=0.76, 8",
        "recall=1, 8",
        "precision=0.6, 5",
        "precision=0.5, 8",
        "precision=0.01, 8",
        "top=1, 1",
        // The second and the third score are equal.
        "top=2, 1",
        "top=3, 3",
        "top=99, 10",
        "share=0.29, 1",
        "share=0.3, 3",
        "share=100%, 10",
        "threshold=0.65, 4"
    })
    void flagsAsManyAsPromised(String text, int flagged) throws Exception {
        assertThat(flagged(Goal.parse(text))).isEqualTo(flagged);
    }

    @Test
    void budgetNeedsATimeSpan() throws Exception {
        Goal goal = new Goal.Budget(2);

        assertThat(RANKING.flaggedAt(goal.thresholdOn(RANKING, Goal.Context.ofDays(2))))
                .isEqualTo(4);
        assertThat(RANKING.flaggedAt(goal.thresholdOn(RANKING, Goal.Context.ofDays(0.4))))
                .isZero();
        assertThat(RANKING.flaggedAt(goal.thresholdOn(RANKING, Goal.Context.ofDays(1e300))))
                .isEqualTo(10);
        assertThatThrownBy(() -> goal.thresholdOn(RANKING))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("EVAL-205")
                .hasMessageContaining("budget=2/day");
        assertThatThrownBy(() -> new Goal.Context(OptionalDouble.of(0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnreachablePrecisionNamesTheBestOne() throws Exception {
        assertThatThrownBy(() -> new Goal.Precision(0.9).thresholdOn(RANKING))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("EVAL-204")
                .hasMessageContaining("the best is 0.6, at threshold 0.6000");
        assertThat(flagged(new Goal.Precision(0.6))).isEqualTo(5);
    }

    @Test
    void thePrecisionNamedAsTheBestCanBeReached() throws Exception {
        Ranking twoThirds = Sample.of(new float[] {0.5f, 0.5f, 0.5f}, "scan", "scan", "BENIGN")
                .ranking();

        assertThatThrownBy(() -> new Goal.Precision(0.7).thresholdOn(twoThirds))
                .hasMessageContaining("at most 0.6666.");
        assertThat(new Goal.Precision(0.6666).thresholdOn(twoThirds)).isEqualTo(0.5);
    }

    /** Benign and attack in turn: every second cut has a precision of exactly one half. */
    @Test
    void aPrecisionThatIsReachedAgainAndAgainGivesTheGreatestRecall() throws Exception {
        int rows = 5000;
        float[] scores = new float[rows];
        String[] labels = new String[rows];
        for (int row = 0; row < rows; row++) {
            scores[row] = 1 - row / (float) rows;
            labels[row] = row % 2 == 0 ? Sample.BENIGN : "scan";
        }
        Ranking ranking = Sample.of(scores, labels).ranking();

        assertThat(ranking.flaggedAt(new Goal.Precision(0.5).thresholdOn(ranking)))
                .isEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"best-f1", "fpr=0.1", "precision=0.5", "recall=0.5"})
    void needsLabelsAndSaysSo(String text) throws Exception {
        Goal goal = Goal.parse(text);
        Ranking unlabelled = Sample.of(new float[] {0.1f, 0.2f}, "", "").ranking();

        assertThat(goal.needsLabels()).isTrue();
        assertThatThrownBy(() -> goal.thresholdOn(unlabelled))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("EVAL-202")
                .hasMessageContaining(text)
                .hasMessageContaining("top, share or threshold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"best-f1", "precision=0.5", "recall=0.5"})
    void needsAttacksAndSaysSo(String text) throws Exception {
        Ranking benign = Sample.of(new float[] {0.1f, 0.2f}, "BENIGN", "").ranking();

        assertThatThrownBy(() -> Goal.parse(text).thresholdOn(benign))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("EVAL-203")
                .hasMessageContaining("the only labelled row is benign");
        assertThat(benign.flaggedAt(new Goal.FalsePositiveRate(0).thresholdOn(benign)))
                .isEqualTo(1);
    }

    @Test
    void falsePositiveRateNeedsBenignRowsAndSaysSo() throws Exception {
        Ranking attacks = Sample.of(new float[] {0.1f, 0.2f}, "scan", "").ranking();

        assertThatThrownBy(() -> new Goal.FalsePositiveRate(0.1).thresholdOn(attacks))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("EVAL-203")
                .hasMessageContaining("needs benign rows");
        assertThat(attacks.flaggedAt(new Goal.Precision(1).thresholdOn(attacks)))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"top=5", "share=0.5", "threshold=0.5", "budget=100/day"})
    void doesWithoutLabels(String text) throws Exception {
        Ranking unlabelled = Sample.of(new float[] {0.1f, 0.7f}, "", "").ranking();
        Goal goal = Goal.parse(text);

        assertThat(goal.needsLabels()).isFalse();
        assertThat(unlabelled.flaggedAt(goal.thresholdOn(unlabelled, Goal.Context.ofDays(1))))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"best-f1", "fpr=0.1", "precision=0.5", "recall=0.5", "top=5", "share=0.5", "budget=1/day"})
    void needsRowsAndSaysSo(String text) {
        Ranking none = Sample.of(new float[0]).ranking();

        assertThatThrownBy(() -> Goal.parse(text).thresholdOn(none, Goal.Context.ofDays(1)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("EVAL-206");
    }

    @Test
    void textsReadBackAsTheSameGoal() throws Exception {
        List<Goal> goals = List.of(
                new Goal.BestF1(),
                new Goal.FalsePositiveRate(0),
                new Goal.FalsePositiveRate(0.0001),
                new Goal.Precision(0.9),
                new Goal.Recall(1),
                new Goal.TopCount(Integer.MAX_VALUE),
                new Goal.TopShare(1e-7),
                new Goal.Threshold(0),
                new Goal.Threshold(Double.MIN_VALUE),
                new Goal.Threshold(1),
                new Goal.Threshold(Math.nextUp(1.0)),
                new Goal.Budget(100),
                new Goal.Budget(0.5),
                new Goal.FBeta(0.5),
                new Goal.Cost(1e9));
        for (Goal goal : goals) {
            assertThat(Goal.parse(goal.text())).isEqualTo(goal);
            assertThat(goal.title()).isNotBlank();
        }
        assertThat(goals.stream().map(Goal::text).limit(7))
                .containsExactly(
                        "best-f1",
                        "fpr=0",
                        "fpr=0.0001",
                        "precision=0.9",
                        "recall=1",
                        "top=2147483647",
                        "share=0.0000001");
        assertThat(new Goal.Budget(100).text()).isEqualTo("budget=100/day");
    }

    @ParameterizedTest
    @CsvSource({
        "' Best-F1 ', best-f1",
        "FPR = 0.01, fpr=0.01",
        "fpr=1%, fpr=0.01",
        "share=0.1 %, share=0.001",
        "top=1e2, top=100",
        "threshold=.62, threshold=0.62",
        "budget= 100 /day, budget=100/day"
    })
    void isLenientWhereTheMeaningIsClear(String text, String plain) throws Exception {
        assertThat(Goal.parse(text).text()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "f1",
                "best-f1=1",
                "0.62",
                "=1",
                "fpr",
                "fpr=",
                "fpr=x",
                "fpr=-0.1",
                "fpr=1.01",
                "fpr=101%",
                "fpr=0.01=2",
                "precision=0",
                "recall=0",
                "recall=NaN",
                "top=0",
                "top=1.5",
                "top=-3",
                "top=99999999999",
                "top=5%",
                "share=0",
                "threshold=2",
                "threshold=1.001",
                "threshold=-0.1",
                "threshold=NaN",
                "threshold=Infinity",
                "threshold=1e999",
                "threshold=1e9999999999",
                "threshold=1e999999999",
                "threshold=0x1p3",
                "threshold=1d",
                "budget=100",
                "budget=100/week",
                "budget=0/day",
                "budget=/day",
                "fbeta=0",
                "cost=1e10",
                "cost="
            })
    void otherTextsAreAnsweredWithWhatIsUnderstood(String text) {
        assertThatThrownBy(() -> Goal.parse(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("EVAL-201")
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining("budget=100/day");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fbeta=0 | it needs a number above 0 and at most 1000.",
                "cost=0 | it needs a number above 0 and at most 1000000000.",
                "threshold=2 | a threshold is a score, a number from 0 to 1.",
                "fpr=2 | it needs a share from 0 to 1, or from 0% to 100%.",
                "recall=0 | it needs a share above 0 and at most 1",
                "top=0 | it needs a whole number, 1 or more.",
                "budget=5 | it needs a number above 0 and the words /day."
            })
    void aWrongNumberIsAnsweredWithTheRightOnes(String text, String said) {
        assertThatThrownBy(() -> Goal.parse(text)).hasMessageContaining("is not understood: " + said);
    }

    @Test
    void recordsRefuseWhatMakesNoSense() {
        assertThatThrownBy(() -> new Goal.TopCount(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Goal.TopShare(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Goal.Threshold(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Goal.Threshold(1.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Goal.Budget(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
