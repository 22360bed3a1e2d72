package org.strayflow.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.strayflow.task.ConfigurationException;

class DetectorSpecTest {
    @Test
    void defaultsAreThePapersWithLogarithmicCuts() {
        assertThat(IsolationForestSpec.defaults()).isEqualTo(new IsolationForestSpec(100, 256, true));
        assertThat(IsolationForestSpec.defaults().settings())
                .isEqualTo(Map.of("trees", "100", "sampleSize", "256", "logCuts", "true"));
    }

    @Test
    void settingsGoThroughText() throws ConfigurationException {
        DetectorSpec spec = Detectors.byId("isolation-forest");
        for (Map.Entry<String, String> entry :
                new IsolationForestSpec(7, 2, false).settings().entrySet()) {
            spec = spec.with(entry.getKey(), entry.getValue());
        }
        assertThat(spec).isEqualTo(new IsolationForestSpec(7, 2, false));
        assertThat(spec.with("logCuts", " YES ").with("trees", " 1000 "))
                .isEqualTo(new IsolationForestSpec(1000, 2, true));
    }

    @ParameterizedTest
    @CsvSource({
        "branches, 5, CONF-101, 'trees, sampleSize, logCuts'",
        "trees, many, CONF-102, 'from 1 to 1,000'",
        "trees, 1.5, CONF-102, 'from 1 to 1,000'",
        "trees, 0, CONF-103, 'from 1 to 1,000'",
        "trees, 1001, CONF-103, 'from 1 to 1,000'",
        "trees, 99999999999, CONF-102, 'from 1 to 1,000'",
        "sampleSize, 1, CONF-103, 'from 2 to 65,536'",
        "sampleSize, 65537, CONF-103, 'from 2 to 65,536'",
        "logCuts, maybe, CONF-102, 'true or false'"
    })
    void saysWhatIsAllowed(String key, String value, String code, String allowed) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> IsolationForestSpec.defaults().with(key, value))
                .satisfies(e -> {
                    assertThat(e.problem().code()).isEqualTo(code);
                    assertThat(e.problem().remedy()).contains(allowed);
                    assertThat(e.problem().where()).isEqualTo(key);
                });
    }

    @Test
    void recordRefusesWhatIsOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new IsolationForestSpec(0, 256, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new IsolationForestSpec(1_001, 256, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new IsolationForestSpec(1, 1, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new IsolationForestSpec(1, 65_537, true));
    }

    @Test
    void everyDetectorIsFoundByItsId() throws ConfigurationException {
        for (DetectorSpec spec : Detectors.all()) {
            assertThat(Detectors.byId(spec.id())).isEqualTo(spec);
            assertThat(spec.title()).isNotBlank();
            assertThat(spec.parameters()).allSatisfy(p -> {
                assertThat(p.title()).isNotBlank();
                assertThat(p.help()).endsWith(".");
                assertThat(spec.with(p.key(), p.value())).isEqualTo(spec);
            });
        }
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Detectors.byId("crystal-ball"))
                .satisfies(e -> {
                    assertThat(e.problem().code()).isEqualTo("CONF-104");
                    assertThat(e.problem().remedy()).contains("isolation-forest");
                });
    }
}
