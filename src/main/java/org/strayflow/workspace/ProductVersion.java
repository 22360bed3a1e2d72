package org.strayflow.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which Strayflow this is, as the build wrote it down.
 *
 * @param version the version of the release, {@code 0.1.0}, or {@code (unpackaged)} where no build wrote one
 * @param commit the commit that it was built from, followed by {@code -modified} when files differed from it; empty where the build
 *     knew of no history
 */
public record ProductVersion(String version, Optional<String> commit) {
    private static final String UNPACKAGED = "(unpackaged)";
    private static final int SHORT = 12;

    /**
     * The version that runs.
     *
     * @throws UncheckedIOException when the program's own files cannot be read
     */
    public static ProductVersion ofThisProgram() {
        return of(resource("version.properties"), resource("archive.properties"));
    }

    /**
     * The version that a build wrote.
     *
     * @param build {@code version}, and {@code commit} where git knew it
     * @param archive {@code commit} as {@code git archive} fills it in
     */
    static ProductVersion of(Properties build, Properties archive) {
        Optional<String> commit = Stream.of(build, archive)
                .flatMap(source -> said(source, "commit").stream())
                .findFirst();
        return new ProductVersion(said(build, "version").orElse(UNPACKAGED), commit.map(ProductVersion::shortened));
    }

    /** The version for people: {@code 0.1.0 (1f2e3d4c5b6a)}. */
    public String text() {
        return version + commit.map(name -> " (" + name + ")").orElse("");
    }

    /** A placeholder that nobody filled in says nothing. */
    private static Optional<String> said(Properties source, String name) {
        return Optional.ofNullable(source.getProperty(name))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .filter(value -> !value.contains("$"));
    }

    private static String shortened(String commit) {
        return commit.matches("[0-9a-f]{" + (SHORT + 1) + ",}") ? commit.substring(0, SHORT) : commit;
    }

    private static Properties resource(String name) {
        Properties properties = new Properties();
        try (InputStream in = ProductVersion.class.getResourceAsStream("/org/strayflow/" + name)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
