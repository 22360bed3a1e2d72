package org.strayflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code packaging/strayflow}, with homes of Java that only print how they were called. */
class LauncherTest {
    private static final Path BASH = Path.of("/bin/bash");

    @TempDir
    private Path folder;

    private Path launcher;

    @BeforeEach
    void copyTheLauncher() throws IOException {
        assumeTrue(Files.isExecutable(BASH), "no " + BASH + " on this machine");
        launcher = folder.resolve("tree/packaging/strayflow");
        Files.createDirectories(launcher.getParent());
        Files.copy(Path.of("packaging/strayflow"), launcher);
    }

    @Test
    void theJarIsStartedWithItsOptionsAndArguments() throws Exception {
        Path jar = build();
        Path java = java("jdk-25", "25.0.3");
        Result result = run(launcher, Map.of("JAVA_HOME", java.toString()), "score", "a b.csv", "--set", "x=*");
        assertThat(result.lines)
                .containsExactly(
                        "policy passive",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:MaxRAMPercentage=70",
                        "-XX:+UseParallelGC",
                        "-Dstrayflow.home=" + folder.toRealPath().resolve("tree"),
                        "-jar",
                        jar.toString(),
                        "score",
                        "a b.csv",
                        "--set",
                        "x=*");
        assertThat(result.exit).as("the program's own exit code").isEqualTo(3);
    }

    @Test
    void theWindowAndTheServiceGetTheCollectorOfShortPauses() throws Exception {
        build();
        Path java = java("jdk-25", "25.0.3");
        Path capture = Files.createFile(folder.resolve("a b.csv"));
        Map<String, String> home = Map.of("JAVA_HOME", java.toString());
        assertThat(run(launcher, home).lines).contains("-XX:+UseG1GC");
        assertThat(run(launcher, home, capture.toString()).lines).contains("-XX:+UseG1GC");
        assertThat(run(launcher, home, "serve").lines).contains("-XX:+UseG1GC");
        assertThat(run(launcher, home, "inspect", capture.toString()).lines).doesNotContain("-XX:+UseG1GC");
    }

    @Test
    void optionsForTheJvmComeBeforeTheJar() throws Exception {
        build();
        Path java = java("jdk-26", "26");
        Result result = run(launcher, Map.of("JAVA_HOME", java.toString(), "STRAYFLOW_JAVA_OPTS", "-Xmx2g -Da=b"));
        assertThat(result.lines).containsSequence("-Xmx2g", "-Da=b", "-jar");
    }

    @Test
    void whatAStartLoadsIsTakenFromTheCacheThatTheBuildMadeOnThisJvm() throws Exception {
        Path jar = build();
        Path java = java("jdk-25", "25.0.3");
        Path cache = cacheSeenOn(java);
        List<String> taken = List.of("-XX:AOTCache=" + cache, "-Xlog:aot*=off");
        Map<String, String> home = Map.of("JAVA_HOME", java.toString());
        assertThat(run(launcher, home).lines).containsSequence(taken);
        assertThat(run(launcher, Map.of("JAVA_HOME", java.toString(), "STRAYFLOW_CACHE", "no")).lines)
                .doesNotContainAnyElementsOf(taken);
        Path other = java("jdk-25-of-another", "25.0.3");
        assertThat(run(launcher, Map.of("JAVA_HOME", other.toString())).lines)
                .as("another JVM")
                .doesNotContainAnyElementsOf(taken);
        touch(java.resolve("release"), 30);
        assertThat(run(launcher, home).lines).as("a renewed JVM").doesNotContainAnyElementsOf(taken);
        touch(java.resolve("release"), 0);
        touch(jar, 30);
        assertThat(run(launcher, home).lines).as("a newer jar").doesNotContainAnyElementsOf(taken);
    }

    @Test
    void aCacheThatIsNotThereIsNotAskedFor() throws Exception {
        build();
        Path java = java("jdk-25", "25.0.3");
        Files.delete(cacheSeenOn(java));
        assertThat(run(launcher, Map.of("JAVA_HOME", java.toString())).lines).noneMatch(line -> line.contains("AOT"));
    }

    @Test
    void aLinkLeadsToTheTree() throws Exception {
        Path jar = build();
        Path link = Files.createSymbolicLink(folder.resolve("sf"), Path.of("tree/packaging/strayflow"));
        Path second = Files.createSymbolicLink(folder.resolve("sf2"), link);
        Path java = java("jdk-25", "25.0.3");
        assertThat(run(second, Map.of("JAVA_HOME", java.toString())).lines).contains(jar.toString());
    }

    @Test
    void anOldJavaIsPassedOver() throws Exception {
        build();
        Path old = java("jdk-17", "17.0.15");
        Path young = java("jdk-25", "25.0.3");
        String path = young.resolve("bin") + ":/usr/bin:/bin";
        assertThat(run(launcher, Map.of("JAVA_HOME", old.toString(), "PATH", path)).exit)
                .isEqualTo(3);
        assertThat(run(launcher, Map.of("JAVA_HOME", "", "PATH", path)).exit).isEqualTo(3);
    }

    @Test
    void withoutABuildItSaysSoInOneLine() throws Exception {
        Result result = run(launcher, Map.of());
        assertThat(result.exit).isEqualTo(69);
        assertThat(result.lines).singleElement().asString().startsWith("strayflow: nothing is built yet");
    }

    private Path build() throws IOException {
        Path jar = folder.toRealPath().resolve("tree/target/strayflow-1.2.3.jar");
        Files.createDirectories(jar.getParent());
        return Files.createFile(jar);
    }

    /** The cache of a build ten seconds ago, as its training run leaves it. */
    private Path cacheSeenOn(Path java) throws IOException {
        Path target = folder.toRealPath().resolve("tree/target");
        Files.writeString(target.resolve("start-up.txt"), "java-home " + java + "\nfirst-frame 1\nopened 2\n");
        Path cache = Files.createFile(target.resolve("strayflow.aot"));
        touch(java.resolve("release"), 0);
        touch(target.resolve("strayflow-1.2.3.jar"), 10);
        touch(cache, 20);
        return cache;
    }

    private static void touch(Path file, int second) throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_795_269_280_000L + second * 1000L));
    }

    /** A home of Java that prints its arguments and ends with 3. */
    private Path java(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Path java = home.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        Files.writeString(java, "#!/bin/bash\necho \"policy $OMP_WAIT_POLICY\"\nprintf '%s\\n' \"$@\"\nexit 3\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return home;
    }

    private Result run(Path script, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(BASH.toString(), script.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().remove("OMP_WAIT_POLICY");
        builder.environment().remove("STRAYFLOW_JAVA_OPTS");
        builder.environment().remove("STRAYFLOW_CACHE");
        builder.environment().putAll(environment);
        Process process = builder.directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output.lines().toList());
    }

    private record Result(int exit, List<String> lines) {}
}
