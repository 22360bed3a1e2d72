package org.strayflow.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.strayflow.io.AtomicFile;
import org.strayflow.task.Job;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.Workspace;

/**
 * What an analysis found, as one HTML file that can be handed on: it needs no other file, no program and no network, follows a browser's
 * light and dark, and prints. The same analysis gives the same bytes but for the moment at which the report was made.
 *
 * @param analysis the capture scored by the model, at the threshold to report
 * @param model name of the model's file; empty when it was not saved
 * @param made when the report is made
 */
public record HtmlReport(Analysis analysis, String model, Instant made) {
    /** What the file's name ends with. */
    public static final String SUFFIX = ".html";

    /**
     * Writes the file.
     *
     * @param workspace finds out what is reported
     * @param out where to
     * @param overwrite whether it may replace a file that is there
     * @return a job that gives the file; cancelled or failed, it leaves nothing behind
     */
    public Job<Path> write(Workspace workspace, Path out, boolean overwrite) {
        return feedback -> {
            String html = html(workspace).run(feedback.sub(0.95));
            feedback.stage("writing " + out.getFileName());
            AtomicFile.writeText(out, overwrite, writer -> writer.write(html));
            return out;
        };
    }

    /** The file's text. */
    Job<String> html(Workspace workspace) {
        return feedback -> {
            Facts facts = Facts.of(workspace, analysis, model).run(feedback.sub(0.9));
            feedback.stage("writing the report");
            return html(facts);
        };
    }

    private String html(Facts facts) {
        List<Section> sections =
                sections(facts).stream().filter(Section::isPresent).toList();
        Markup page = new Markup();
        page.doctype().open("html", "lang", "en").open("head");
        page.single("meta", "charset", "utf-8");
        // Nothing is loaded and nothing runs, whatever might have found its way into the page.
        page.single(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");
        page.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.single("meta", "name", "color-scheme", "content", "light dark");
        page.element("title", "Strayflow report: " + analysis.capture().title());
        page.style(sheet()).close().open("body").open("main");
        head(page);
        new Summary(facts).write(page);
        contents(page, sections);
        for (Section section : sections) {
            page.open("section", "id", section.id()).element("h2", section.title());
            section.write(page);
            page.close();
        }
        return page.close().close().close().html();
    }

    private static List<Section> sections(Facts facts) {
        return List.of(
                new DataSection(facts),
                new ModelSection(facts),
                new NumbersSection(facts),
                new KindsSection(facts),
                new ImportanceSection(facts),
                new FlaggedSection(facts),
                new HostsSection(facts),
                new DriftSection(facts),
                new LimitsSection(facts));
    }

    private void head(Markup page) {
        page.open("header").element("p", "Strayflow report", "class", "kicker");
        page.element("h1", analysis.capture().title());
        page.open("p", "class", "made").text("Made ");
        page.element("time", Numbers.time(made) + " UTC", "datetime", made.toString())
                .close();
        page.close();
    }

    private static void contents(Markup page, List<Section> sections) {
        page.open("nav", "aria-label", "Contents").open("ul");
        for (Section section : sections) {
            page.open("li")
                    .element("a", section.title(), "href", "#" + section.id())
                    .close();
        }
        page.close().close();
    }

    private static String sheet() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its report.css");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
