package org.strayflow.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.strayflow.eval.ColumnShapes;
import org.strayflow.eval.Drift;
import org.strayflow.eval.DriftReference;
import org.strayflow.eval.RowParts;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.flow.Column;
import org.strayflow.flow.FlowTable;
import org.strayflow.flow.Role;
import org.strayflow.flow.Selection;
import org.strayflow.io.Capture;
import org.strayflow.store.ModelBundle;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.Job;
import org.strayflow.task.Parallel;
import org.strayflow.task.Problem;

/** Compares a capture with what a model was trained on, or with another capture. */
final class DriftCheck {
    private DriftCheck() {}

    /** The flows of an analysis against those that its model was trained on. */
    static Job<Drift> of(Analysis analysis, Parallel parallel) {
        return feedback -> Drift.of(
                        reference(analysis.model()),
                        analysis.capture().table(),
                        CaptureParts.of(analysis.capture()),
                        analysis.scores().values(),
                        parallel)
                .run(feedback);
    }

    /** Flows with their scores against those that a model was trained on. */
    static Job<Drift> of(ModelBundle model, FlowTable flows, float[] scores, Parallel parallel) {
        return feedback -> Drift.of(reference(model), flows, RowParts.none(), scores, parallel)
                .run(feedback);
    }

    private static DriftReference reference(ModelBundle model) throws ConfigurationException {
        if (model.training().elsewhere()) {
            throw new ConfigurationException(Problem.of(
                    "DRIFT-101",
                    "The model was trained elsewhere and does not know how its training rows were distributed.",
                    "Compare the capture with another one, or train a model here."));
        }
        Map<String, Set<String>> known = new HashMap<>();
        model.preparation().features().forEach(feature -> feature.categories()
                .forEach(category -> known.computeIfAbsent(feature.column(), name -> new HashSet<>())
                        .add(category.text())));
        return new DriftReference.Sketched(
                model.sketches(), model.training().trainingRows(), known, model.scoreQuantiles());
    }

    /** The flows of a capture against those of another: all columns that are features of either. */
    static Job<Drift> of(Capture now, Capture then, Parallel parallel) {
        return feedback -> {
            List<String> columns = columns(now.table(), then.table());
            boolean common = columns.stream()
                    .anyMatch(name -> now.table().column(name).isPresent()
                            && then.table().column(name).isPresent());
            if (!common) {
                throw new ConfigurationException(Problem.of(
                        "DRIFT-102",
                        "The two captures have no feature in common.",
                        "Compare captures of the same layout."));
            }
            DriftReference reference = new DriftReference.Flows(then.table(), columns);
            return Drift.of(reference, now.table(), CaptureParts.of(now), new float[0], parallel)
                    .run(feedback);
        };
    }

    private static List<String> columns(FlowTable now, FlowTable then) {
        List<String> columns = new ArrayList<>(now.namesOf(Role.FEATURE));
        then.namesOf(Role.FEATURE).stream()
                .filter(name -> !columns.contains(name))
                .forEach(columns::add);
        return columns;
    }

    /** How the values of one of the compared columns are distributed, and were in training. */
    static Job<ColumnShapes> shapes(Analysis analysis, String column) {
        FeatureSketch sketch = analysis.model().sketches().stream()
                .filter(one -> one.feature().equals(column))
                .findFirst()
                .orElseThrow();
        return ColumnShapes.of(sketch, analysis.capture().table().column(column).orElseThrow());
    }

    /** How the values of one of the compared columns are distributed in two captures. */
    static Job<ColumnShapes> shapes(Capture now, Capture then, String column) {
        return feedback -> {
            Column before = then.table().column(column).orElseThrow();
            FeatureSketch sketch = FeatureSketch.of(before, Selection.all(before.size()));
            return ColumnShapes.of(sketch, now.table().column(column).orElseThrow())
                    .run(feedback);
        };
    }
}
