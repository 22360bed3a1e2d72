package org.strayflow.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.strayflow.flow.NumberColumn;
import org.strayflow.flow.NumberColumnBuilder;
import org.strayflow.task.Feedback;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;

/** The search for all flows at once, so that what is tried can be scored together. */
final class EvasionSearch {
    /** Rounds after the grid, each with half the step of the one before. */
    private static final int ROUNDS = 5;

    private static final int AT_ONCE = 16_384;
    private static final int CHECK_EVERY = 256;

    private final EvasionCheck.Subject subject;
    private final EvasionCheck.Question question;
    private final FlowColumns columns;
    private final List<FlowColumns.Bendable> changing;
    private final Parallel parallel;
    private final SplittableRandom random;

    /** Bends of several flows, to be scored together. */
    private static final class Tries {
        private final List<Evader> evaders = new ArrayList<>();
        private final List<Bend> bends = new ArrayList<>();

        void add(Evader evader, List<Bend> more) {
            for (Bend bend : more) {
                evaders.add(evader);
                bends.add(bend);
            }
        }
    }

    EvasionSearch(
            EvasionCheck.Subject subject,
            EvasionCheck.Question question,
            FlowColumns columns,
            List<FlowColumns.Bendable> changing,
            Parallel parallel,
            SplittableRandom random) {
        this.subject = subject;
        this.question = question;
        this.columns = columns;
        this.changing = changing;
        this.parallel = parallel;
        this.random = random;
    }

    /** Bends the flows of some rows, each with its kind. */
    List<Attempt> run(Map<Integer, String> rows, Feedback feedback) throws StrayflowException {
        List<Evader> evaders = new ArrayList<>();
        rows.forEach((row, kind) ->
                evaders.add(new Evader(row, kind, subject.scores()[row], columns.flow(row), random.split())));
        List<Double> budgets = question.budgets();
        feedback.stage("bending flagged flows");
        for (int place = 0; place < budgets.size(); place++) {
            double budget = budgets.get(place);
            evaders.forEach(evader -> evader.enter(budget));
            double step = 0.5;
            for (int round = 0; round <= ROUNDS; round++) {
                feedback.progress(place * (ROUNDS + 1L) + round, budgets.size() * (ROUNDS + 1L));
                round(evaders.stream().filter(Evader::isSearching).toList(), step, place, feedback);
                step /= 2;
            }
        }
        simplify(evaders, feedback);
        return evaders.stream().map(evader -> evader.attempt(changing)).toList();
    }

    private void round(List<Evader> searching, double step, int place, Feedback feedback) throws StrayflowException {
        Tries tries = new Tries();
        List<Integer> starts = new ArrayList<>();
        for (Evader evader : searching) {
            starts.add(tries.bends.size());
            tries.add(evader, evader.tries(step));
        }
        float[] scores = scores(tries, feedback);
        for (int i = 0; i < searching.size(); i++) {
            searching.get(i).take(scores, starts.get(i), subject.threshold(), place);
        }
    }

    private void simplify(List<Evader> evaders, Feedback feedback) throws StrayflowException {
        Tries tries = new Tries();
        List<List<Bend>> simpler = new ArrayList<>();
        for (Evader evader : evaders) {
            simpler.add(evader.simpler());
            tries.add(evader, simpler.getLast());
        }
        float[] scores = scores(tries, feedback);
        int from = 0;
        for (int i = 0; i < evaders.size(); i++) {
            evaders.get(i).simplify(simpler.get(i), scores, from, subject.threshold());
            from += simpler.get(i).size();
        }
    }

    private float[] scores(Tries tries, Feedback feedback) throws StrayflowException {
        float[] all = new float[tries.bends.size()];
        for (int from = 0; from < all.length; from += AT_ONCE) {
            int count = Math.min(AT_ONCE, all.length - from);
            float[] some = scores(tries, from, count, feedback);
            System.arraycopy(some, 0, all, from, count);
        }
        return all;
    }

    private float[] scores(Tries tries, int from, int count, Feedback feedback) throws StrayflowException {
        int[] rows = new int[count];
        List<NumberColumnBuilder> builders = new ArrayList<>();
        changing.forEach(bendable -> builders.add(new NumberColumnBuilder()));
        for (int i = 0; i < count; i++) {
            if (i % CHECK_EVERY == 0) {
                feedback.check();
            }
            Evader evader = tries.evaders.get(from + i);
            rows[i] = evader.row();
            BentFlow bent = new BentFlow(evader.flow(), tries.bends.get(from + i));
            for (int column = 0; column < builders.size(); column++) {
                add(bent, changing.get(column), evader.row(), builders.get(column));
            }
        }
        List<NumberColumn> bent = new ArrayList<>();
        for (int column = 0; column < builders.size(); column++) {
            bent.add(builders.get(column).build(changing.get(column).column().name()));
        }
        return subject.detector()
                .score(subject.matrix().at(rows).with(bent), parallel)
                .run(new Quiet(feedback))
                .values();
    }

    private static void add(BentFlow bent, FlowColumns.Bendable bendable, int row, NumberColumnBuilder values) {
        double now = bent.value(bendable, bendable.column().value(row));
        if (Double.isNaN(now)) {
            values.addMissing();
        } else {
            values.add(now, now == Math.rint(now) && !Double.isInfinite(now));
        }
    }
}
