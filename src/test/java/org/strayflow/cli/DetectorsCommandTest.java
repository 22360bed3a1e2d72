package org.strayflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.Detectors;
import org.strayflow.detect.Parameter;

/** What can be trained and set is said on the command line, without files. */
class DetectorsCommandTest {
    /** The text as one line: the help breaks it where the terminal ends. */
    private static String flat(String text) {
        return Pattern.compile("\\s+").matcher(text).replaceAll(" ");
    }

    @Test
    void theHelpOfTrainNamesThemAll() {
        String help = flat(CommandRun.of("train", "--help").out());
        assertThat(help)
                .contains(String.join(
                        ", ", Detectors.all().stream().map(DetectorSpec::id).toList()))
                .contains("isolation-forest when not given")
                .contains("either:", "rank:", "gate:", "which loses most attacks")
                .contains("strayflow detectors NAME");
    }

    @Test
    void everyDetectorIsListedWithItsSettings() throws Exception {
        for (DetectorSpec spec : Detectors.all()) {
            assertThat(CommandRun.of("detectors").out()).contains(spec.id(), spec.title());
            String said = CommandRun.of("detectors", spec.id()).out();
            for (Parameter parameter : spec.parameters()) {
                assertThat(said)
                        .contains(parameter.key() + "=" + parameter.value(), parameter.range(), parameter.help());
            }
            JsonNode json = CommandRun.of("detectors", spec.id(), "--json").json();
            List<String> keys = new ArrayList<>();
            json.get("settings").forEach(setting -> keys.add(setting.get("key").asText()));
            assertThat(keys)
                    .containsExactlyElementsOf(
                            spec.parameters().stream().map(Parameter::key).toList());
        }
        assertThat(CommandRun.of("detectors", "--json").json().get("detectors"))
                .hasSize(Detectors.all().size());
    }

    @Test
    void anEnsembleHasTheSettingsOfTheMembersAskedFor() {
        assertThat(CommandRun.of("detectors", "ensemble").out()).contains("classifier.learningRate=");
        String other = CommandRun.of("detectors", "ensemble", "--set", "classifier=random-forest")
                .out();
        assertThat(other).contains("classifier.trees=").doesNotContain("classifier.learningRate=");
    }

    @Test
    void whatThereIsNotIsRefused() {
        CommandRun unknown = CommandRun.of("detectors", "magic");
        assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err()).contains("CONF-104", "random-forest");
        CommandRun nameless = CommandRun.of("detectors", "--set", "trees=10");
        assertThat(nameless.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(nameless.err()).contains("--set needs");
    }
}
