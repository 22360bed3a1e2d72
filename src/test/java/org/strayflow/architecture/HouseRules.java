package org.strayflow.architecture;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All rules of the house. */
final class HouseRules {
    private static final List<String> JAVAFX =
            List.of("javafx", "com.sun.javafx", "com.sun.glass", "com.sun.prism", "atlantafx", "org.kordamp.ikonli");

    /** What a view-model may take from JavaFX: values that tell of their changes, and small helpers without a toolkit. */
    private static final List<String> JAVAFX_VALUES = List.of("javafx.beans", "javafx.collections", "javafx.util");

    private static final Set<String> CONSOLE = Set.of(
            "java.lang.System.out",
            "java.lang.System.err",
            "java.lang.System.exit(int)",
            "java.lang.Runtime.exit(int)",
            "java.lang.Runtime.halt(int)");

    private static final Set<String> DESERIALIZING = Set.of("java.io.ObjectInputStream", "java.beans.XMLDecoder");

    private static final Set<String> OPENING_ADDRESSES =
            Set.of("java.net.URL.openStream", "java.net.URL.openConnection", "java.net.URL.getContent");

    private static final Set<String> LOADING_BY_NAME =
            Set.of("java.lang.Class.forName", "java.lang.ClassLoader.loadClass");

    private static final Set<String> DIALLING_OUT = Set.of(
            "java.net.HttpURLConnection",
            "java.net.URLConnection",
            "java.net.Socket",
            "java.net.DatagramSocket",
            "java.nio.channels.SocketChannel",
            "java.nio.channels.AsynchronousSocketChannel",
            "java.nio.channels.DatagramChannel");

    private HouseRules() {}

    /** Every rule with its canaries. */
    static List<HouseRule> all() {
        return List.of(
                new HouseRule(
                        "floors", Floors::importsPointDown, "BadUp", "BadSideways", "BadGround", "BadHall", "BadAttic"),
                new HouseRule("cycles", HouseRules::noCycles, "BadHere", "BadThere"),
                fence("csv", List.of("org.apache.commons.csv"), "io", "BadCsv"),
                fence(
                        "tribuo",
                        List.of("org.tribuo", "com.oracle.labs", "ml.dmlc"),
                        "detect",
                        "BadTribuo",
                        "BadOlcut",
                        "BadXgboost"),
                fence("chartfx", List.of("io.fair_acc"), "ui.chart", "BadChart"),
                fence("controlsfx", List.of("org.controlsfx", "impl.org.controlsfx"), "ui.view", "BadControl"),
                fence("picocli", List.of("picocli"), "cli", "BadCommand"),
                fence("http", List.of("com.sun.net.httpserver", "sun.net.httpserver"), "serve", "BadServer"),
                new HouseRule("javafx", HouseRules::nothingBelowTheWindowKnowsJavaFx, "BadProperty", "BadTheme"),
                new HouseRule(
                        "viewmodel",
                        HouseRules::viewModelsKnowNoNodes,
                        "BadScene",
                        "BadPlatform",
                        "BadKnowsView",
                        "BadKnowsChart"),
                new HouseRule("view", HouseRules::viewsNeverCallTheWorkspace, "BadView", "BadPane"),
                new HouseRule(
                        "console",
                        HouseRules::consoleAndExitOnlyInTheCommandLine,
                        "BadOut",
                        "BadErr",
                        "BadExit",
                        "BadReference",
                        "BadHelper",
                        "BadTrace",
                        "BadHalt"),
                new HouseRule("desktop", HouseRules::noAwtAndNoSwing, "BadAwt", "BadSwing"),
                new HouseRule("data", HouseRules::filesAreData, "BadObjects", "BadForName", "BadLoader"),
                new HouseRule("offline", HouseRules::nothingDialsOut, "BadClient", "BadUrl", "BadSocket"),
                new HouseRule("nullmarked", HouseRules::packagesAreNullMarked, "BadBare", "BadUnmarked"));
    }

    private static HouseRule fence(String canary, List<String> library, String room, String... bad) {
        return new HouseRule(
                canary,
                root -> Conditions.noDependency(
                        "use " + library + " outside " + room,
                        type -> !Rooms.within(type, root, List.of(room)),
                        target -> Rooms.from(target, library)),
                bad);
    }

    private static ArchRule noCycles(String root) {
        return SlicesRuleDefinition.slices()
                .matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
    }

    private static ArchRule nothingBelowTheWindowKnowsJavaFx(String root) {
        return Conditions.noDependency(
                "know JavaFX outside ui and Main",
                type -> !Set.of("ui", Rooms.HALL).contains(Rooms.of(type, root)),
                target -> Rooms.from(target, JAVAFX));
    }

    private static ArchRule viewModelsKnowNoNodes(String root) {
        return Conditions.noDependency(
                "know nodes, views or charts in ui.vm",
                type -> Rooms.within(type, root, List.of("ui.vm")),
                target -> Rooms.within(target, root, List.of("ui.view", "ui.chart"))
                        || (Rooms.from(target, JAVAFX) && !Rooms.from(target, JAVAFX_VALUES)));
    }

    private static ArchRule viewsNeverCallTheWorkspace(String root) {
        return Conditions.noDependency(
                "know the workspace in ui.view and ui.chart",
                type -> Rooms.within(type, root, List.of("ui.view", "ui.chart")),
                target -> Rooms.within(target, root, List.of("workspace")));
    }

    private static ArchRule consoleAndExitOnlyInTheCommandLine(String root) {
        return Conditions.noAccess(
                "use the console or end the program outside cli and Main",
                type -> !Rooms.within(type, root, List.of("cli"))
                        && !type.getName().equals(root + ".Main"),
                member -> CONSOLE.contains(member) || member.endsWith(".printStackTrace()"));
    }

    private static ArchRule noAwtAndNoSwing(String root) {
        return Conditions.noDependency(
                "use AWT or Swing",
                type -> true,
                target -> Rooms.from(target, List.of("java.awt", "javax.swing", "javafx.embed.swing")));
    }

    private static ArchRule filesAreData(String root) {
        return Conditions.noClass("deserialize objects or load classes by name", type -> Conditions.firstDependency(
                        type, target -> DESERIALIZING.contains(target.getName()))
                .or(() -> Conditions.firstAccess(type, member -> LOADING_BY_NAME.contains(withoutParameters(member)))));
    }

    private static ArchRule nothingDialsOut(String root) {
        return Conditions.noClass("open a connection to another machine", type -> Conditions.firstDependency(
                        type,
                        target ->
                                DIALLING_OUT.contains(target.getName()) || Rooms.from(target, List.of("java.net.http")))
                .or(() ->
                        Conditions.firstAccess(type, member -> OPENING_ADDRESSES.contains(withoutParameters(member)))));
    }

    private static ArchRule packagesAreNullMarked(String root) {
        return Conditions.noClass(
                "live in a package without @NullMarked in its package-info",
                type -> type.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked")
                        ? Optional.empty()
                        : Optional.of("package " + type.getPackageName() + " is not @NullMarked"));
    }

    private static String withoutParameters(String member) {
        int open = member.indexOf('(');
        return open < 0 ? member : member.substring(0, open);
    }
}
