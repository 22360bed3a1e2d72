package org.strayflow.detect;

import java.util.ArrayList;
import java.util.List;
import org.strayflow.feature.PreparationPlan;
import org.strayflow.task.ConfigurationException;

/**
 * Settings of a classifier joined with a novelty detector that learns from benign rows only: the classifier knows the kinds it was
 * shown, the other finds what is like nothing it was shown.
 *
 * @param rule how the two are joined
 * @param open share of benign flows that the gate is open for, 0.0001 to 0.5; only {@link EnsembleRule#GATE} uses it
 * @param classifier the classifier's settings; a detector that {@linkplain #needsLabels() needs labels}
 * @param novelty the novelty detector's settings; a detector that needs none
 */
public record EnsembleSpec(EnsembleRule rule, double open, DetectorSpec classifier, DetectorSpec novelty)
        implements DetectorSpec {
    /** The name on the command line and in model files. */
    public static final String ID = "ensemble";

    /** What the rules do, in a sentence each. */
    public static final String RULES =
            "either: what one of the two finds unusual, or both together. rank: only both together. gate: only what the novelty detector lets"
                    + " through is classified and all else scores 0, which loses most attacks.";

    private static final String RULE = "rule";
    private static final String OPEN = "open";
    private static final String CLASSIFIER = "classifier";
    private static final String NOVELTY = "novelty";
    private static final List<DetectorSpec> CLASSIFIERS =
            List.of(XgBoostSpec.defaults(), RandomForestSpec.defaults(), LogisticRegressionSpec.defaults());
    private static final List<DetectorSpec> NOVELTIES =
            List.of(NearestNeighboursSpec.defaults(), IsolationForestSpec.defaults());

    /**
     * Checks the members.
     *
     * @throws IllegalArgumentException when a member is no classifier or no novelty detector, or the share is out of range
     */
    public EnsembleSpec {
        openParameter(open).check();
        if (!isOneOf(CLASSIFIERS, classifier) || !isOneOf(NOVELTIES, novelty)) {
            throw new IllegalArgumentException(classifier.id() + " and " + novelty.id());
        }
    }

    private static boolean isOneOf(List<DetectorSpec> known, DetectorSpec spec) {
        return known.stream().anyMatch(one -> one.id().equals(spec.id()));
    }

    /** XGBoost or nearest neighbours: what either finds unusual. */
    public static EnsembleSpec defaults() {
        return new EnsembleSpec(EnsembleRule.EITHER, 0.01, CLASSIFIERS.getFirst(), NOVELTIES.getFirst());
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return "Ensemble";
    }

    @Override
    public boolean needsLabels() {
        return true;
    }

    @Override
    public PreparationPlan preparation() {
        return classifier.preparation().and(novelty.preparation());
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(List.of(
                Parameter.choice(RULE, "Joined by", RULES, EnsembleRule.texts(), rule.text()),
                openParameter(open),
                choice(CLASSIFIER, "Classifier", "Knows the kinds it was shown.", CLASSIFIERS, classifier),
                choice(NOVELTY, "Novelty", "Finds what is unlike the benign rows.", NOVELTIES, novelty)));
        classifier.parameters().forEach(p -> parameters.add(p.of(CLASSIFIER, classifier.title())));
        novelty.parameters().forEach(p -> parameters.add(p.of(NOVELTY, novelty.title())));
        return parameters;
    }

    private static Parameter openParameter(double open) {
        return Parameter.number(
                OPEN,
                "Gate open for",
                "Share of benign flows that the gate lets through. Only the rule gate uses it.",
                0.0001,
                0.5,
                open);
    }

    private static Parameter choice(
            String key, String title, String help, List<DetectorSpec> known, DetectorSpec present) {
        return Parameter.choice(
                key, title, help, known.stream().map(DetectorSpec::id).toList(), present.id());
    }

    @Override
    public EnsembleSpec with(String key, String value) throws ConfigurationException {
        Parameter parameter = Parameter.find(parameters(), key);
        if (key.startsWith(CLASSIFIER + ".")) {
            return new EnsembleSpec(
                    rule, open, classifier.with(key.substring(CLASSIFIER.length() + 1), value), novelty);
        }
        if (key.startsWith(NOVELTY + ".")) {
            return new EnsembleSpec(rule, open, classifier, novelty.with(key.substring(NOVELTY.length() + 1), value));
        }
        return switch (key) {
            case RULE -> new EnsembleSpec(EnsembleRule.of(parameter.parseChoice(value)), open, classifier, novelty);
            case OPEN -> new EnsembleSpec(rule, parameter.parseNumber(value), classifier, novelty);
            case CLASSIFIER ->
                new EnsembleSpec(rule, open, other(CLASSIFIERS, classifier, parameter.parseChoice(value)), novelty);
            default ->
                new EnsembleSpec(rule, open, classifier, other(NOVELTIES, novelty, parameter.parseChoice(value)));
        };
    }

    /** The present settings when the detector stays, else the usual ones of the other detector. */
    private static DetectorSpec other(List<DetectorSpec> known, DetectorSpec present, String id) {
        return present.id().equals(id)
                ? present
                : known.stream()
                        .filter(spec -> spec.id().equals(id))
                        .findFirst()
                        .orElseThrow();
    }
}
