package org.strayflow.cli;

import java.util.ArrayList;
import java.util.Map;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.Detectors;
import org.strayflow.task.ConfigurationException;

/** What the command line says of detectors: their names, and settings as {@code KEY=VALUE}. */
final class DetectorOptions {
    private DetectorOptions() {}

    /** For the help. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        /** Called by picocli. */
        Names() {
            super(Detectors.all().stream().map(DetectorSpec::id).toList());
        }
    }

    /**
     * A detector with some settings.
     *
     * @throws ConfigurationException when there is no such detector or setting, or a value is out of range
     */
    static DetectorSpec spec(String name, Map<String, String> settings) throws ConfigurationException {
        DetectorSpec spec = Detectors.byId(name);
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            spec = spec.with(setting.getKey(), setting.getValue());
        }
        return spec;
    }
}
