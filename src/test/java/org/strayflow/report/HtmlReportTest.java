package org.strayflow.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.strayflow.detect.DetectorSpec;
import org.strayflow.detect.IsolationForestSpec;
import org.strayflow.detect.RandomForestSpec;
import org.strayflow.eval.ColumnDrift;
import org.strayflow.eval.Drift;
import org.strayflow.eval.Goal;
import org.strayflow.eval.Metrics;
import org.strayflow.io.Capture;
import org.strayflow.io.ReadOptions;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.Parallel;
import org.strayflow.task.StrayflowException;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Flows;
import org.strayflow.workspace.TrainingRequest;
import org.strayflow.workspace.Workspace;

class HtmlReportTest {
    private static final Instant NOON = Instant.parse("2026-04-01T12:00:00Z");
    private static final String SCRIPT = "<script>alert(1)</script>";
    private static final String IMAGE = "<img src=x onerror=alert(2)>";

    @TempDir
    Path folder;

    private final Workspace workspace = new Workspace(new Parallel(2));

    private Capture open(String name, String csv) throws StrayflowException, IOException {
        Path file = Files.writeString(folder.resolve(name), csv);
        return workspace.open(List.of(file), ReadOptions.defaults()).run(Feedback.none());
    }

    private Analysis train(Capture capture, DetectorSpec spec) throws StrayflowException {
        return workspace
                .train(capture, TrainingRequest.suggestedFor(capture, spec))
                .run(Feedback.none());
    }

    private Analysis usual() throws StrayflowException, IOException {
        return train(open("office.csv", Flows.csv(2_000, true, 1)), IsolationForestSpec.defaults());
    }

    private String html(Analysis analysis, Instant made) throws StrayflowException {
        return new HtmlReport(analysis, "office.sfm", made).html(workspace).run(Feedback.none());
    }

    @Test
    void theSameAnalysisGivesTheSameBytesButForTheMoment() throws Exception {
        Analysis analysis = usual();
        String first = html(analysis, NOON);
        String later = html(usual(), NOON.plusSeconds(3_601));
        assertThat(later).isNotEqualTo(first);
        assertThat(later.replace("2026-04-01T13:00:01Z", "2026-04-01T12:00:00Z")
                        .replace("2026-04-01 13:00:01", "2026-04-01 12:00:00"))
                .isEqualTo(first);
        Workspace alone = new Workspace(new Parallel(1));
        assertThat(new HtmlReport(analysis, "office.sfm", NOON).html(alone).run(Feedback.none()))
                .isEqualTo(first);
    }

    @Test
    void itSaysWhatTheAnalysisSays() throws Exception {
        Analysis analysis = usual();
        String html = html(analysis, NOON);
        Metrics metrics = analysis.model().operation().metrics();
        assertThat(html)
                .contains("From the test rows (", "on the validation rows")
                .contains("office.csv", "office.sfm", "Isolation forest", "2026-04-01 12:00:00 UTC")
                .contains(analysis.capture().files().getFirst().fingerprint().sha256())
                .contains("stratified 60/20/20, seed 1", "false-positive rate at most 0.01")
                .contains(Double.toString(analysis.model().operation().threshold()))
                .contains(Numbers.share(metrics.precision()), Numbers.share(metrics.rocAuc()))
                .contains("Flood", "BENIGN", "Duration")
                .contains("What this report does not say", "drawn at random");
        assertThat(html)
                .contains("labelled as attack")
                .contains("By source address")
                .contains("10.0.0.");
        for (String id :
                List.of("data", "detector", "numbers", "kinds", "features", "flagged", "hosts", "drift", "limits")) {
            assertThat(html).contains("<section id=\"" + id + "\">", "href=\"#" + id + "\"");
        }
    }

    @Test
    void nothingFromTheDataBecomesMarkup() throws Exception {
        String csv = Flows.csv(2_000, true, 1)
                .replace("Flood", "Flood" + SCRIPT)
                .replace("Packets", "Packets" + IMAGE)
                .replace("10.0.0.", "10.0.0." + SCRIPT);
        Capture capture = open("day<b>&'.csv", csv + "1.2.3.4," + SCRIPT + ",1,1,1,6,BENIGN\n");
        assertThat(capture.rejects().count()).isEqualTo(1);
        Analysis analysis = train(capture, IsolationForestSpec.defaults()).tuned(new Goal.TopShare(1));
        String html = new HtmlReport(analysis, "model" + IMAGE + ".sfm", NOON)
                .html(workspace)
                .run(Feedback.none());
        assertThat(html).doesNotContain("<script", "<img", "<b>&", "onerror=alert(2)>");
        assertThat(html)
                .contains("Flood&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("Packets&lt;img src=x onerror=alert(2)&gt;")
                .contains("10.0.0.&lt;script&gt;")
                .contains("day&lt;b&gt;&amp;&#39;.csv")
                .contains("model&lt;img src=x");
    }

    @Test
    void itNeedsNothingFromAnywhere() throws Exception {
        String html = html(usual(), NOON);
        assertThat(html).doesNotContain("http:", "https:", "//", "url(", "@import", "<link", "<script", " src=");
        assertThat(Pattern.compile("href=\"(?!#)").matcher(html).find()).isFalse();
        assertThat(html).contains("default-src 'none'".replace("'", "&#39;"));
    }

    @Test
    void itFollowsLightAndDarkAndPrints() throws Exception {
        assertThat(html(usual(), NOON)).contains("@media (prefers-color-scheme: dark)", "@media print", "color-scheme");
    }

    @Test
    void aClassifiersMatrixHasEveryKind() throws Exception {
        Capture capture = open("office.csv", Flows.csv(2_000, true, 1));
        Analysis analysis = train(capture, RandomForestSpec.defaults().with("trees", "10"));
        assertThat(html(analysis, NOON))
                .contains("What the classifier takes them for", "Confusion matrix of 2 kinds", ">1 ", ">2 ");
    }

    @Test
    void withoutLabelsItSaysSoAndLeavesOutWhatIsNotKnown() throws Exception {
        Analysis analysis = train(open("office.csv", Flows.csv(500, false, 1)), IsolationForestSpec.defaults());
        String html = html(analysis, NOON);
        assertThat(html).contains("The flows have no labels.", "is not known", "no label 500", "From all rows (500).");
        assertThat(html).doesNotContain("NaN", "id=\"kinds\"", "ROC AUC");
    }

    @Test
    void whereNothingIsFlaggedItSaysSo() throws Exception {
        Analysis analysis = usual();
        Analysis nothing = analysis.operatedAt(analysis.ranking().aboveAll(), new Goal.Threshold(Math.nextUp(1.0)));
        assertThat(html(nothing, NOON))
                .contains("No flow is flagged.")
                .doesNotContain("NaN", "Infinity", "id=\"hosts\"");
    }

    @Test
    void aFlagRateFarFromTheExpectedOneIsPointedOut() throws Exception {
        Analysis home = usual();
        Capture other = open("other.csv", Flows.csv(1_000, true, 2, 0.5));
        Analysis away =
                workspace.score(other, home.model()).run(Feedback.none()).atOwnThreshold();
        assertThat(html(away, NOON))
                .containsPattern("[0-9.]+ times as many flows are flagged as expected")
                .contains("None of these files is among those")
                .doesNotContain("test rows");
        Capture alike = open("alike.csv", Flows.csv(1_000, true, 3, 0));
        Analysis third =
                workspace.score(alike, home.model()).run(Feedback.none()).tuned(new Goal.TopShare(0.3));
        assertThat(html(third, NOON)).contains("About as many flows are flagged as expected.");
    }

    @Test
    void featuresThatChangedAreNamedByTheirEffect() throws Exception {
        Analysis home = usual();
        Capture other = open("other.csv", Flows.csv(1_000, true, 2, 0.7));
        Analysis away =
                workspace.score(other, home.model()).run(Feedback.none()).atOwnThreshold();
        String html = html(away, NOON);
        Drift drift = workspace.drift(away).run(Feedback.none());
        ColumnDrift first = drift.columns().getFirst();
        assertThat(first.effect()).isGreaterThan(Drift.ALERT);
        assertThat(html)
                .contains("features are further off than 0.5", Numbers.share(first.statistic()), "Scores: KS ")
                .contains("Distributions of " + first.column() + " among the training rows and here");
    }

    @Test
    void driftIsShownByFileAndTheNamesOfFilesAreText() throws Exception {
        Analysis home = usual();
        Path first = Files.writeString(folder.resolve("mo<b>.csv"), Flows.csv(600, true, 3));
        Path second = Files.writeString(folder.resolve("tuesday.csv"), Flows.csv(600, true, 4, 0.9));
        Capture both =
                workspace.open(List.of(first, second), ReadOptions.defaults()).run(Feedback.none());
        Analysis away = workspace.score(both, home.model()).run(Feedback.none()).atOwnThreshold();
        String html = html(away, NOON);
        ColumnDrift most = workspace.drift(away).run(Feedback.none()).columns().getFirst();
        assertThat(html)
                .contains("features are from what they were, by file", " 1 mo&lt;b&gt;.csv, 2 tuesday.csv.")
                .contains(most.column() + ", tuesday.csv: "
                        + Numbers.share(most.parts().getLast()))
                .contains("class=\"foot\"")
                .doesNotContain("mo<b>");
    }

    @Test
    void aMatrixOfManyKindsIsNotCut() throws Exception {
        StringBuilder csv = new StringBuilder("Bytes,Packets,Label\n");
        for (int row = 0; row < 1_200; row++) {
            int kind = row % 20;
            csv.append(kind * 100 + row % 7)
                    .append(',')
                    .append(row % 5)
                    .append(',')
                    .append(kind == 0 ? "BENIGN" : "Kind" + kind)
                    .append('\n');
        }
        Analysis analysis = train(
                open("kinds.csv", csv.toString()), RandomForestSpec.defaults().with("trees", "10"));
        String html = html(analysis, NOON);
        assertThat(html).contains("Confusion matrix of 20 kinds", "wide dense").doesNotContain("left out");
        for (int kind = 1; kind < 20; kind++) {
            assertThat(html).containsPattern(">[0-9]+ Kind" + kind + "<");
        }
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhenAsked() throws Exception {
        HtmlReport report = new HtmlReport(usual(), "", NOON);
        Path out = folder.resolve("report.html");
        report.write(workspace, out, false).run(Feedback.none());
        assertThat(Files.readString(out)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        assertThatThrownBy(() -> report.write(workspace, out, false).run(Feedback.none()))
                .isInstanceOf(InputException.class);
        report.write(workspace, out, true).run(Feedback.none());
    }
}
