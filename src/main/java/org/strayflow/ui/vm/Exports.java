package org.strayflow.ui.vm;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.strayflow.eval.Partition;
import org.strayflow.io.Capture;
import org.strayflow.report.HtmlReport;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.FlaggedExport;
import org.strayflow.workspace.MlflowExport;
import org.strayflow.workspace.Workspace;

/** Asks where to and writes what is open; where there is nothing it does nothing. */
final class Exports {
    private final Workspace workspace;
    private final Dialogs dialogs;
    private final MainJob main;

    Exports(Workspace workspace, Dialogs dialogs, MainJob main) {
        this.workspace = workspace;
        this.dialogs = dialogs;
        this.main = main;
    }

    private void say(String text) {
        main.messageProperty().set(Message.info(text));
    }

    /** The model; {@code done} is told where it is. */
    void model(@Nullable Analysis now, Consumer<Path> done) {
        if (now == null) {
            return;
        }
        dialogs.chooseTarget("Save model", baseName(now.capture()) + ".sfm", ".sfm")
                .ifPresent(file -> main.run(workspace.saveModel(now.model(), file, true), saved -> {
                    done.accept(saved);
                    say("Model saved as " + saved + ".");
                }));
    }

    /** The flagged flows of a partition. */
    void flagged(@Nullable Analysis now, Partition partition) {
        if (now == null) {
            return;
        }
        FlaggedExport export =
                new FlaggedExport(partition, now.model().operation().threshold(), false, FlaggedExport.USUAL_EXPLAINED);
        int flows = now.ranking(partition).orElseThrow().flaggedAt(export.threshold());
        dialogs.chooseTarget("Export flagged flows", baseName(now.capture()) + "-flagged.csv", ".csv")
                .ifPresent(file -> main.run(
                        workspace.export(now, export, file, true),
                        written -> say(Formats.counted(flows, "flagged flow", "flagged flows") + " ("
                                + partition.title() + " rows) written to " + written.getFileName() + ".")));
    }

    /** The report of what was found, in the partition that numbers come from. */
    void report(@Nullable Analysis now) {
        if (now == null) {
            return;
        }
        dialogs.chooseTarget("Save report", baseName(now.capture()) + "-report" + HtmlReport.SUFFIX, HtmlReport.SUFFIX)
                .ifPresent(file -> main.run(
                        new HtmlReport(now, "", Instant.now()).write(workspace, file, true),
                        written -> say("Report written to " + written + "; any browser shows it.")));
    }

    /** Runs. */
    void runs(MlflowExport export) {
        dialogs.chooseTargetFolder("Export runs for MLflow")
                .ifPresent(folder -> main.run(export.write(folder), store -> main.messageProperty()
                        .set(Message.info(
                                "Runs written to " + store + ". Copy details has the commands for mlflow ui.",
                                String.join("\n", MlflowExport.commands(store))))));
    }

    /** The rejected records of a capture. */
    void rejects(@Nullable Capture now) {
        if (now == null) {
            return;
        }
        dialogs.chooseTarget("Export rejected records", baseName(now) + "-rejects.csv", ".csv")
                .ifPresent(file -> main.run(
                        now.rejects().write(file, true),
                        written -> say("Rejected records written to " + written.getFileName() + ".")));
    }

    private static String baseName(Capture capture) {
        String name = capture.files().getFirst().fingerprint().name();
        return name.replaceFirst("(\\.(csv|txt|log|tsv))?(\\.gz)?$", "");
    }
}
