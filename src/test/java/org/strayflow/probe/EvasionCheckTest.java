package org.strayflow.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.TrainingSet;
import org.strayflow.feature.FeatureMatrix;
import org.strayflow.feature.Preparation;
import org.strayflow.feature.PreparationPlan;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Labels;
import org.strayflow.flow.Meaning;
import org.strayflow.flow.Meant;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.flow.TextColumn;
import org.strayflow.probe.EvasionCheck.Question;
import org.strayflow.probe.EvasionCheck.Subject;
import org.strayflow.task.Feedback;
import org.strayflow.task.JobFeedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

class EvasionCheckTest {
    private static final int ROWS = 2_000;
    private static final int ATTACKS = ROWS / 4;

    /** "short" flows give themselves away by lasting 10 to 20 s where benign ones last 28 to 90, "loud" ones by what comes back. */
    private static Subject planted(String detector, double threshold) throws StrayflowException {
        SplittableRandom random = new SplittableRandom(3);
        double[][] values = new double[5][ROWS];
        String[] label = new String[ROWS];
        for (int row = 0; row < ROWS; row++) {
            boolean attack = row % 4 == 0;
            boolean loud = row % 8 == 0;
            label[row] = attack ? loud ? "loud" : "short" : "BENIGN";
            values[0][row] = attack && !loud ? 10 + random.nextInt(11) : 28 + random.nextInt(63);
            values[1][row] = 10 + random.nextInt(50);
            values[2][row] = 2_000 + random.nextInt(9_000);
            values[3][row] = loud ? 90_000 + random.nextInt(9_000) : 2_000 + random.nextInt(9_000);
            values[4][row] = random.nextInt(1_000);
        }
        return subject(detector, threshold, values, label);
    }

    private static Subject subject(String id, double threshold, double[][] values, String[] label)
            throws StrayflowException {
        String[] names = {"dur", "spkts", "sbytes", "dbytes", "noise"};
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            columns.add(NumberColumn.of(names[i], values[i]));
        }
        FlowTable table = new FlowTable(
                columns,
                Collections.nCopies(columns.size(), Role.FEATURE),
                List.of(
                        new Meant(Meaning.DURATION, "dur", 1),
                        new Meant(Meaning.FORWARD_PACKETS, "spkts", 1),
                        new Meant(Meaning.FORWARD_BYTES, "sbytes", 1),
                        new Meant(Meaning.BACKWARD_BYTES, "dbytes", 1)));
        Parallel two = new Parallel(2);
        Selection all = Selection.all(ROWS);
        FeatureMatrix matrix = Preparation.fit(table, all, List.of(names), PreparationPlan.forLinearModels(), two)
                .run(Feedback.none())
                .bind(table);
        Labels labels = Labels.of(TextColumn.of("label", label));
        FittedDetector detector = Detectors.train(
                        id.equals("logistic-regression")
                                ? Detectors.byId(id)
                                : Detectors.byId(id).with("trees", "30"),
                        new TrainingSet(matrix, all, Selection.of(), labels),
                        1,
                        two)
                .run(Feedback.none());
        float[] scores = detector.score(matrix, two).run(Feedback.none()).values();
        return new Subject(table, matrix, detector, labels, scores, threshold, all);
    }

    private static EvasionCheck ask(Subject subject, Question question, int threads) throws StrayflowException {
        return EvasionCheck.of(subject, question, new Parallel(threads)).run(Feedback.none());
    }

    @Test
    void whatGivesItselfAwayByItsDurationPassesByWaitingAndNothingElse() throws StrayflowException {
        Subject subject = planted("random-forest", 0.5);
        EvasionCheck check = ask(subject, new Question(List.of(0.1, 2.0), 100, 1), 2);
        assertThat(check.kinds()).extracting(KindEvasion::kind).containsExactly("loud", "short");
        assertThat(check.kinds()).extracting(KindEvasion::flagged).containsExactly(ATTACKS / 2, ATTACKS / 2);
        assertThat(check.kinds()).extracting(KindEvasion::tried).containsExactly(50, 50);
        KindEvasion loud = check.kinds().getFirst();
        assertThat(loud.passing())
                .as("the other side's bytes are not the sender's")
                .containsExactly(0, 0);
        KindEvasion brief = check.kinds().getLast();
        assertThat(brief.passing()).containsExactly(0, 50);
        assertThat(brief.uses()).containsExactly(Map.entry(Control.WAITING, 50));
        assertThat(check.columns()).containsExactly("dur", "spkts", "sbytes");
        assertThat(check.bentColumns()).containsExactly(Map.entry("dur", 50));
        for (Attempt attempt : check.attempts()) {
            assertThat(attempt.before()).isGreaterThanOrEqualTo(0.5f);
            assertThat(attempt.after()).isLessThanOrEqualTo(attempt.before());
            assertThat(attempt.after() < 0.5f).isEqualTo(attempt.budget() == 1);
        }
    }

    @Test
    void whatIsSaidToPassDoesPassWhenTheBentFlowIsScoredByItself() throws StrayflowException {
        Subject subject = planted("random-forest", 0.5);
        EvasionCheck check = ask(subject, new Question(List.of(2.0), 20, 1), 1);
        assertThat(check.attempts()).anyMatch(a -> a.passes(0));
        for (Attempt attempt : check.attempts()) {
            List<NumberColumn> changed = attempt.changes().stream()
                    .map(change -> NumberColumn.of(change.column(), change.after()))
                    .toList();
            FeatureMatrix bent = subject.matrix().at(new int[] {attempt.row()}).with(changed);
            float score = subject.detector()
                    .score(bent, new Parallel(1))
                    .run(Feedback.none())
                    .values()[0];
            assertThat(score).isEqualTo(attempt.after());
        }
    }

    @Test
    void aLargerBudgetNeverLetsFewerPass() throws StrayflowException {
        for (String detector : List.of("random-forest", "isolation-forest", "logistic-regression")) {
            Subject subject = planted(detector, 0.45);
            Question question = new Question(List.of(0.1, 0.3, 0.6, 1.0, 1.5, 3.0), 60, 1);
            for (KindEvasion kind : ask(subject, question, 2).kinds()) {
                assertThat(kind.passing()).isSorted();
            }
        }
    }

    @Test
    void theResultDependsOnTheSeedAndNotOnTheThreads() throws StrayflowException {
        Subject subject = planted("random-forest", 0.5);
        Question question = new Question(List.of(0.5, 1.0), 40, 5);
        EvasionCheck one = ask(subject, question, 1);
        assertThat(ask(subject, question, 3)).isEqualTo(one);
        assertThat(ask(subject, new Question(List.of(0.5, 1.0), 40, 6), 1)).isNotEqualTo(one);
    }

    @Test
    void itCanBeCancelledAtEveryCheck() throws StrayflowException {
        Subject subject = planted("random-forest", 0.5);
        Question question = new Question(List.of(0.5, 2.0), 6, 1);
        Looks all = new Looks(Integer.MAX_VALUE);
        EvasionCheck whole = EvasionCheck.of(subject, question, new Parallel(1)).run(all);
        assertThat(all.looks).isGreaterThan(20);
        for (int look = 1; look <= all.looks; look++) {
            Looks some = new Looks(look);
            assertThatThrownBy(() ->
                            EvasionCheck.of(subject, question, new Parallel(1)).run(some))
                    .isInstanceOf(CancellationException.class);
            assertThat(some.looks).isEqualTo(look);
        }
        assertThat(ask(subject, question, 1)).isEqualTo(whole);
        JobFeedback cancelled = new JobFeedback();
        cancelled.cancel();
        assertThatThrownBy(() -> EvasionCheck.of(subject, Question.usual(), new Parallel(2))
                        .run(cancelled))
                .isInstanceOf(CancellationException.class);
    }

    /** Cancels at its n-th look. */
    private static final class Looks implements Feedback {
        private final int last;
        private int looks;

        Looks(int last) {
            this.last = last;
        }

        @Override
        public void check() {
            if (++looks == last) {
                throw new CancellationException();
            }
        }

        @Override
        public void stage(String text) {
            // not looked at
        }

        @Override
        public void progress(long done, long total) {
            // not looked at
        }

        @Override
        public void warn(Problem problem) {
            // none matters here
        }

        @Override
        public Feedback sub(double weight) {
            return this;
        }
    }

    /** The numbers of a threshold above every attack: the remedy names a threshold that helps. */
    @Test
    void theRemedyNamesAThresholdThatFlagsAnAttack() throws StrayflowException {
        Subject subject = planted("isolation-forest", 2);
        assertThatThrownBy(() -> ask(subject, Question.usual(), 1))
                .isInstanceOfSatisfying(StrayflowException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo("PROBE-102");
                    Matcher score = Pattern.compile("attack scores ([0-9.]+):")
                            .matcher(e.problem().remedy());
                    assertThat(score.find()).isTrue();
                    Subject lower = new Subject(
                            subject.table(),
                            subject.matrix(),
                            subject.detector(),
                            subject.labels(),
                            subject.scores(),
                            Double.parseDouble(score.group(1)),
                            subject.rows());
                    assertThatCode(() -> assertThat(
                                            ask(lower, Question.usual(), 1).tried())
                                    .isPositive())
                            .doesNotThrowAnyException();
                });
    }

    @Test
    void whereNothingCanBeBentOrNothingIsFlaggedThatIsSaid() throws StrayflowException {
        Subject subject = planted("random-forest", 0.5);
        FlowTable plain = new FlowTable(subject.table().columns(), Collections.nCopies(5, Role.FEATURE));
        Subject blind =
                new Subject(plain, subject.matrix(), subject.detector(), null, subject.scores(), 0.5, subject.rows());
        assertThatThrownBy(() -> ask(blind, Question.usual(), 1))
                .isInstanceOfSatisfying(
                        StrayflowException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("PROBE-101"));
        Subject none = new Subject(
                subject.table(), subject.matrix(), subject.detector(), null, subject.scores(), 2, subject.rows());
        assertThatThrownBy(() -> ask(none, Question.usual(), 1))
                .isInstanceOfSatisfying(
                        StrayflowException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("PROBE-102"));
    }

    @Test
    void withoutLabelsEveryFlaggedFlowIsBent() throws StrayflowException {
        Subject subject = planted("isolation-forest", 0.45);
        Subject unlabelled = new Subject(
                subject.table(), subject.matrix(), subject.detector(), null, subject.scores(), 0.45, subject.rows());
        EvasionCheck check = ask(unlabelled, new Question(List.of(1.0), 30, 1), 2);
        assertThat(check.kinds()).singleElement().satisfies(kind -> {
            assertThat(kind.kind()).isEmpty();
            assertThat(kind.tried()).isEqualTo(30);
            assertThat(kind.flagged()).isGreaterThan(ATTACKS / 2);
        });
    }
}
