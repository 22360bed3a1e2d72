package org.strayflow.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says; the build writes it into a resource. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/org/strayflow/version.properties")) {
            if (in != null) {
                properties.load(in);
            }
        }
        return new String[] {"Strayflow " + properties.getProperty("version", "(unpackaged)")};
    }
}
