package org.strayflow.detect;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.strayflow.feature.PreparationPlan;
import org.strayflow.task.ConfigurationException;

/** The settings of a detector. One record a detector, with ranges that are checked; immutable. */
public sealed interface DetectorSpec
        permits EnsembleSpec,
                IsolationForestSpec,
                LogisticRegressionSpec,
                NearestNeighboursSpec,
                RandomForestSpec,
                XgBoostSpec {
    /** The name on the command line and in model files: {@code "isolation-forest"}. */
    String id();

    /** The name shown to an analyst. */
    String title();

    /** Whether it learns from labelled rows of every kind, benign and attack; otherwise it learns what is usual from unlabelled ones. */
    default boolean needsLabels() {
        return false;
    }

    /** How its features are usually made; trees do better with texts by their rarity than with a feature a text. */
    default PreparationPlan preparation() {
        return PreparationPlan.usual();
    }

    /** What can be set, with ranges and the present values, in the order of a form. */
    List<Parameter> parameters();

    /**
     * The same settings with one changed.
     *
     * @param key of one of the {@link #parameters()}
     * @param value as text
     * @throws ConfigurationException CONF-101 for an unknown key, CONF-102 for a text of the wrong kind, CONF-103 for a value out of
     *     range; each tells what is allowed
     */
    DetectorSpec with(String key, String value) throws ConfigurationException;

    /** Every setting as text, by key, sorted; {@link #with} takes each of them back. */
    default Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        parameters().forEach(p -> settings.put(p.key(), p.value()));
        return settings;
    }
}
