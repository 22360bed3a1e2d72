package org.strayflow.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.strayflow.task.ConfigurationException;

class PreparationPlanTest {
    @Test
    void everySettingCanBeTakenBack() throws ConfigurationException {
        PreparationPlan plan =
                new PreparationPlan(EnumSet.of(TextEncoding.ORDINAL, TextEncoding.ONE_HOT), 7, true, 0.875, true);
        assertThat(plan.settings())
                .containsEntry("text", "one-hot+ordinal")
                .containsEntry("categories", "7")
                .containsEntry("missing", "true")
                .containsEntry("correlation", "0.875")
                .containsEntry("drop-repeats", "true");
        PreparationPlan again = PreparationPlan.usual();
        for (Map.Entry<String, String> setting : plan.settings().entrySet()) {
            again = again.with(setting.getKey(), setting.getValue());
        }
        assertThat(again).isEqualTo(plan);
    }

    @Test
    void saysWhatASettingTakes() {
        assertThat(refused("texts", "rarity"))
                .contains("CONF-125", "text, categories, missing, correlation and drop-repeats");
        assertThat(refused("text", "one-hot+hash")).contains("CONF-126", "“hash”", "rarity, one-hot, ordinal");
        assertThat(refused("text", "")).contains("CONF-126");
        assertThat(refused("categories", "0")).contains("CONF-126", "whole number from 1 to 1000");
        assertThat(refused("categories", "2.5")).contains("CONF-126");
        assertThat(refused("correlation", "0.2")).contains("CONF-126", "from 0.5 to 1");
        assertThat(refused("correlation", "NaN")).contains("CONF-126");
        assertThat(refused("missing", "maybe")).contains("CONF-126", "true or false");
    }

    private static String refused(String key, String value) {
        try {
            return PreparationPlan.usual().with(key, value).toString();
        } catch (ConfigurationException e) {
            return e.problem().oneLine();
        }
    }

    @Test
    void twoPlansTogetherServeBoth() {
        PreparationPlan both = PreparationPlan.usual().and(PreparationPlan.forLinearModels());
        assertThat(both.texts()).containsExactly(TextEncoding.RARITY, TextEncoding.ONE_HOT);
        assertThat(both.correlation()).isEqualTo(1);
        assertThat(both.missing()).isTrue();
        assertThat(both).isEqualTo(PreparationPlan.forLinearModels().and(PreparationPlan.usual()));
    }

    @Test
    void refusesWhatMakesNoSense() {
        PreparationPlan plan = PreparationPlan.usual();
        for (Runnable wrong : List.<Runnable>of(
                () -> plan.withTexts(EnumSet.noneOf(TextEncoding.class)),
                () -> plan.withCategories(0),
                () -> plan.withCategories(1_001),
                () -> plan.withCorrelation(0.49),
                () -> plan.withCorrelation(Double.NaN))) {
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(wrong::run);
        }
    }
}
