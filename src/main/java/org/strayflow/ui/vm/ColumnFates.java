package org.strayflow.ui.vm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.strayflow.detect.FittedDetector;
import org.strayflow.detect.FittedEnsemble;
import org.strayflow.detect.FittedIsolationForest;
import org.strayflow.detect.FittedLogisticRegression;
import org.strayflow.detect.FittedNearestNeighbours;
import org.strayflow.detect.FittedTrees;
import org.strayflow.detect.Scaling;
import org.strayflow.feature.Dropped;
import org.strayflow.feature.FeatureSketch;
import org.strayflow.feature.PreparationNotes;
import org.strayflow.feature.PreparedFeature;
import org.strayflow.feature.ReplacedValues;
import org.strayflow.flow.FlowTable;
import org.strayflow.store.ModelBundle;

/** Tells what the preparation of a model made of each column of a capture, and how its detector scales it. */
final class ColumnFates {
    private static final int MOST_NAMED = 8;
    private static final String IS_A = "is a ";

    /** How a detector takes a feature. */
    private enum Scale {
        LOG,
        STANDARD
    }

    private final ModelBundle model;
    private final Map<String, Set<Scale>> scales = new HashMap<>();
    private final Map<String, List<PreparedFeature>> features = new LinkedHashMap<>();
    private final Map<String, List<Dropped>> dropped = new LinkedHashMap<>();
    private final Map<String, FeatureSketch> sketches = new HashMap<>();
    private final Map<String, String> notes = new HashMap<>();

    private ColumnFates(ModelBundle model, FlowTable table) {
        this.model = model;
        List<PreparedFeature> all = model.preparation().features();
        all.forEach(feature -> features.computeIfAbsent(feature.column(), c -> new ArrayList<>())
                .add(feature));
        scale(model.detector(), all.stream().map(PreparedFeature::column).toList());
        model.sketches().forEach(sketch -> sketches.put(sketch.feature(), sketch));
        PreparationNotes.of(model.preparation(), table).forEach(note -> notes.put(note.column(), note.text()));
        Set<String> columns = new HashSet<>(features.keySet());
        table.columns().forEach(column -> columns.add(column.name()));
        for (Dropped one : model.preparation().dropped()) {
            dropped.computeIfAbsent(column(one.name(), columns), c -> new ArrayList<>())
                    .add(one);
        }
    }

    /** By the column's name; a column that was no candidate has none. */
    static Map<String, ColumnFate> of(ModelBundle model, FlowTable table) {
        ColumnFates fates = new ColumnFates(model, table);
        Set<String> columns = new HashSet<>(fates.features.keySet());
        columns.addAll(fates.dropped.keySet());
        Map<String, ColumnFate> byColumn = new TreeMap<>();
        columns.forEach(column -> byColumn.put(column, fates.fate(column)));
        return byColumn;
    }

    /** How many features came of the columns, and the infinite values that others stood for in the training. */
    static String summary(ModelBundle model) {
        int left = model.preparation().dropped().size();
        String counts = "Last training: "
                + Formats.counted(model.preparation().features().size(), "feature", "features")
                + (left == 0 ? "." : ", " + Formats.count(left) + " dropped.");
        return ReplacedValues.ofSketches(model.sketches(), model.training().trainingRows())
                .infiniteWords()
                .map(words -> counts + " " + words + ".")
                .orElse(counts);
    }

    private void scale(FittedDetector detector, List<String> columns) {
        switch (detector) {
            case FittedLogisticRegression linear -> scale(linear.scaling(), columns);
            case FittedNearestNeighbours neighbours -> scale(neighbours.scaling(), columns);
            case FittedEnsemble ensemble -> {
                scale(ensemble.classifier(), columns);
                scale(ensemble.novelty(), columns);
            }
            case FittedIsolationForest forest -> {}
            case FittedTrees trees -> {}
        }
    }

    private void scale(FittedEnsemble.Member member, List<String> columns) {
        scale(
                member.detector(),
                IntStream.of(member.places()).mapToObj(columns::get).toList());
    }

    private void scale(Scaling scaling, List<String> columns) {
        boolean[] logs = scaling.logs();
        for (int feature = 0; feature < logs.length; feature++) {
            Set<Scale> scale = scales.computeIfAbsent(columns.get(feature), c -> EnumSet.of(Scale.STANDARD));
            if (logs[feature]) {
                scale.add(Scale.LOG);
            }
        }
    }

    /** The column that a feature was made of: the one of its name, or the longest whose name it begins with. */
    private static String column(String name, Set<String> columns) {
        if (columns.contains(name)) {
            return name;
        }
        return columns.stream()
                .filter(column -> name.startsWith(column + "=")
                        || name.startsWith(column + " is ")
                        || name.startsWith(column + " as "))
                .max(Comparator.comparingInt(String::length))
                .orElse(name);
    }

    private ColumnFate fate(String column) {
        List<PreparedFeature> made = features.getOrDefault(column, List.of());
        List<Dropped> left = dropped.getOrDefault(column, List.of());
        List<String> brief = new ArrayList<>();
        List<String> whole = new ArrayList<>();
        String note = notes.getOrDefault(column, "");
        if (!note.isEmpty()) {
            String start = note.split(":", 2)[0];
            brief.add(start.startsWith(IS_A) ? start.substring(IS_A.length()) : start);
            whole.add(column + " " + note);
        }
        boolean lost = made.stream().allMatch(feature -> feature.kind() == PreparedFeature.Kind.MISSING);
        if (lost && !left.isEmpty()) {
            brief.add("dropped: " + left.getFirst().reason());
        }
        encodings(made, brief, whole);
        if (!lost && !left.isEmpty()) {
            brief.add(
                    Formats.count(left.size()) + " dropped: " + left.getFirst().reason());
        }
        left.stream().limit(MOST_NAMED).forEach(one -> whole.add(one.name() + " was dropped: " + one.reason() + "."));
        if (left.size() > MOST_NAMED) {
            whole.add(Formats.count(left.size() - MOST_NAMED) + " more of its features were dropped.");
        }
        made.stream()
                .filter(feature -> feature.kind() == PreparedFeature.Kind.NUMBER)
                .findFirst()
                .ifPresent(feature -> numbers(feature, brief, whole));
        if (made.stream().anyMatch(feature -> feature.kind() == PreparedFeature.Kind.MISSING)) {
            brief.add("gaps marked");
            whole.add("A feature of its own tells where it has no value.");
        }
        scales(column, brief, whole);
        return new ColumnFate(String.join(" · ", brief), String.join("\n", whole));
    }

    private static void encodings(List<PreparedFeature> made, List<String> brief, List<String> whole) {
        Map<PreparedFeature.Kind, Integer> counts = new TreeMap<>();
        Map<PreparedFeature.Kind, Integer> texts = new TreeMap<>();
        for (PreparedFeature feature : made) {
            counts.merge(feature.kind(), 1, Integer::sum);
            texts.merge(feature.kind(), feature.categories().size(), Integer::sum);
        }
        counts.forEach((kind, count) -> {
            String known = Formats.counted(texts.getOrDefault(kind, 0), "text", "texts");
            switch (kind) {
                case NUMBER -> {
                    if (brief.isEmpty()) {
                        brief.add("kept");
                    }
                    whole.add("Kept as a number.");
                }
                case TEXT -> {
                    brief.add("rarity of " + known);
                    whole.add("Each of " + known + " stands for how rare it is.");
                }
                case ONE_HOT -> {
                    brief.add("one-hot, " + Formats.counted(count, "feature", "features"));
                    whole.add("One-hot: " + Formats.counted(count, "feature", "features") + " of " + known
                            + "; any other text is 0 in all of them.");
                }
                case ORDINAL -> {
                    brief.add("ordinal of " + known);
                    whole.add("Each of " + known + " stands for its place in the alphabet.");
                }
                case MISSING -> {}
            }
        });
    }

    /** What stands for gaps and infinite values. A model from elsewhere has no sketches and no medians. */
    private void numbers(PreparedFeature feature, List<String> brief, List<String> whole) {
        FeatureSketch sketch = sketches.get(feature.column());
        if (sketch == null || model.training().elsewhere()) {
            return;
        }
        if (sketch.infiniteShare() > 0) {
            brief.add("∞ → " + Formats.significant(feature.high()));
        }
        if (sketch.missingShare() > 0) {
            brief.add("gaps → " + Formats.significant(feature.fill()));
        }
        whole.add("An infinite value counts as " + Formats.cell(feature.high())
                + ", the largest finite one of the training rows (-∞ as " + Formats.cell(feature.low())
                + ", the smallest); " + had(sketch.infiniteShare()) + " one.");
        whole.add("A gap counts as " + Formats.cell(feature.fill()) + ", the median of the training rows; "
                + had(sketch.missingShare()) + " one.");
    }

    private String had(double share) {
        long rows = Math.round(share * model.training().trainingRows());
        return rows == 0
                ? "no training row had"
                : Formats.counted(rows, "training row", "training rows") + " (" + Formats.percent(share) + ") had";
    }

    private void scales(String column, List<String> brief, List<String> whole) {
        Set<Scale> scale = scales.getOrDefault(column, EnumSet.noneOf(Scale.class));
        if (scale.contains(Scale.LOG)) {
            brief.add("log");
            whole.add("Heavy-tailed: taken as its signed logarithm, sign(x) · ln(1 + |x|).");
        }
        if (scale.contains(Scale.STANDARD)) {
            brief.add("standardised");
            whole.add("Standardised: mean 0 and standard deviation 1 in the training rows.");
        }
    }
}
