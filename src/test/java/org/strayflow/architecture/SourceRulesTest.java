package org.strayflow.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The sources keep their measure, and each rule rejects a source that does not. */
class SourceRulesTest {
    private static final List<SourceFile> PROGRAM = SourceFile.below(Path.of("src/main/java"));
    private static final List<SourceFile> TESTS = SourceFile.below(Path.of("src/test/java"));

    @Test
    void filesAreShort() {
        assertThat(offences(everything(), SourceRules::tooLong)).isEmpty();
    }

    @Test
    void aLongFileIsRejected() {
        String longest = "class A {}\n".repeat(SourceRules.FILE_LINES - 1);
        assertThat(SourceRules.tooLong(SourceFile.parse("A.java", longest))).isEmpty();
        assertThat(SourceRules.tooLong(SourceFile.parse("A.java", longest + "class B {}")))
                .containsExactly("A.java: 400 lines");
    }

    @Test
    void methodsAreShort() {
        assertThat(offences(everything(), SourceRules::longMethods)).isEmpty();
    }

    @Test
    void aLongMethodIsRejected() {
        assertThat(SourceRules.longMethods(withMethod("/** Doc.\n * Two. */\n@Deprecated void a() {", 49, "}")))
                .isEmpty();
        assertThat(SourceRules.longMethods(withMethod("/** Doc.\n * Two. */\n@Deprecated void a() {", 50, "}")))
                .containsExactly("A.java:4: a has 50 lines");
        assertThat(SourceRules.longMethods(withMethod("A() {", 50, "}")))
                .containsExactly("A.java:2: <init> has 50 lines");
        assertThat(SourceRules.longMethods(withMethod("static {", 50, "}")))
                .containsExactly("A.java:2: initialiser has 50 lines");
        assertThat(SourceRules.longMethods(withMethod("Object o = new Object() { void inner() {", 50, "}};")))
                .containsExactly("A.java:2: inner has 50 lines");
    }

    @Test
    void onlyBoundariesCatchEverything() {
        assertThat(offences(PROGRAM, SourceRules::broadCatches)).isEmpty();
    }

    @Test
    void aBroadCatchIsRejected() {
        for (String type : List.of("Exception", "Throwable", "RuntimeException", "Error", "java.lang.Exception")) {
            assertThat(SourceRules.broadCatches(catching(type))).as(type).hasSize(1);
        }
        assertThat(SourceRules.broadCatches(catching("final RuntimeException")))
                .containsExactly("org/strayflow/io/A.java:2: catches RuntimeException");
        assertThat(SourceRules.broadCatches(catching("java.io.IOException | RuntimeException")))
                .hasSize(1);
        assertThat(SourceRules.broadCatches(catching("java.io.IOException | StackOverflowError")))
                .isEmpty();
        assertThat(SourceRules.broadCatches(SourceFile.parse("A.java", "class A { /* catch (Exception e) */ }")))
                .isEmpty();
    }

    @Test
    void boundariesAreFewAndReal() {
        assertThat(SourceRules.BOUNDARIES).hasSizeBetween(1, 3);
        assertThat(SourceRules.BOUNDARIES.stream().map(name -> Path.of(name).getName(2)))
                .doesNotHaveDuplicates();
        assertThat(PROGRAM.stream().map(SourceFile::name)).containsAll(SourceRules.BOUNDARIES);
    }

    @Test
    void whatOthersSeeIsDocumented() {
        assertThat(offences(PROGRAM, SourceRules::undocumented)).isEmpty();
    }

    @Test
    void anUndocumentedMemberIsRejected() {
        SourceFile file = SourceFile.parse("A.java", """
                public class A {
                  public int open;
                  protected void guarded() {}
                  public A() {}
                  int inside;
                  private void hidden() { int local; class Local { public void a() {} } }
                  @Override public String toString() { return ""; }
                  /** Says so. */ public void documented() {}
                  static class Inner { public void unseen() {} }
                  interface Unseen { void unseen(); }
                  public interface Seen { void seen(); private void unseen() {} }
                  public enum Kind { /** One. */ ONE, TWO }
                  public record Pair(int a, int b) {}
                }
                """);
        assertThat(file.undocumented().stream().map(SourceFile.Part::what))
                .containsExactly("A", "open", "guarded", "<init>", "Seen", "seen", "Kind", "TWO", "Pair");
        assertThat(SourceRules.undocumented(file)).contains("A.java:3: guarded has no documentation");
    }

    @Test
    void packagesSayWhatLivesThere() {
        assertThat(offences(PROGRAM, SourceRules::mutePackage)).isEmpty();
    }

    @Test
    void aMutePackageIsRejected() {
        assertThat(SourceRules.mutePackage(packageInfo("/** One. Two, read {@link A} first. */")))
                .isEmpty();
        assertThat(SourceRules.mutePackage(packageInfo("/** One. Two. */"))).hasSize(1);
        assertThat(SourceRules.mutePackage(packageInfo("/** Only {@link A}. */")))
                .hasSize(1);
        assertThat(SourceRules.mutePackage(packageInfo(""))).hasSize(1);
    }

    @Test
    void theSourcesWereRead() {
        assertThat(PROGRAM.stream().map(SourceFile::name)).contains("org/strayflow/Main.java");
        assertThat(TESTS.stream().map(SourceFile::name)).contains("org/strayflow/architecture/SourceRulesTest.java");
    }

    private static List<SourceFile> everything() {
        List<SourceFile> all = new ArrayList<>(PROGRAM);
        all.addAll(TESTS);
        return all;
    }

    private static List<String> offences(List<SourceFile> files, Function<SourceFile, List<String>> rule) {
        return files.stream().flatMap(file -> rule.apply(file).stream()).toList();
    }

    /** A class with one method that takes the given number of lines, its first and last included. */
    private static SourceFile withMethod(String head, int lines, String tail) {
        return SourceFile.parse("A.java", "class A {\n" + head + "\n".repeat(lines - 1) + tail + "\n}\n");
    }

    private static SourceFile catching(String type) {
        return SourceFile.parse(
                "org/strayflow/io/A.java",
                "class A { void a() { try { b(); }\ncatch (%s e) { throw new Error(e); } } }".formatted(type));
    }

    private static SourceFile packageInfo(String documentation) {
        return SourceFile.parse("a/package-info.java", documentation + "\npackage a;\n");
    }
}
