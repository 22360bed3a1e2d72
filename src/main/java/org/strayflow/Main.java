package org.strayflow;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.strayflow.cli.Cli;
import org.strayflow.cli.Console;
import org.strayflow.task.Job;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Problem;
import org.strayflow.ui.view.FileDialogs;
import org.strayflow.ui.view.RoomPictures;
import org.strayflow.ui.view.WorkbenchWindow;
import org.strayflow.ui.vm.BackgroundJobs;
import org.strayflow.ui.vm.Dialogs;
import org.strayflow.ui.vm.Message;
import org.strayflow.ui.vm.SettingsKeeper;
import org.strayflow.ui.vm.WorkbenchViewModel;
import org.strayflow.workspace.Analysis;
import org.strayflow.workspace.RunLog;
import org.strayflow.workspace.SampleCapture;
import org.strayflow.workspace.SettingsStore;
import org.strayflow.workspace.TestLooks;
import org.strayflow.workspace.UserFolders;
import org.strayflow.workspace.Workspace;

/**
 * Starts Strayflow: a command, or the window, or, where no window can be shown, the demonstration. Not a JavaFX {@code Application},
 * so that the class path needs no modules.
 */
public final class Main {
    /** The system property with the folder that the demonstration writes to when it stands in for the window. */
    private static final String DEMO = "strayflow.demo";

    /** What a shell calls "service unavailable". */
    private static final int UNAVAILABLE = 69;

    /** What a shell calls a command that makes no sense. */
    private static final int USAGE = 64;

    private static final Logger LOG = Logger.getLogger(Main.class.getName());

    private Main() {}

    /** The entry point: a command with its options, or files to open in the window. */
    public static void main(String[] args) {
        // Neither numbers in files nor names in models may depend on where the analyst lives.
        Locale.setDefault(Locale.ROOT);
        Logs.to(UserFolders.ofUser().data());
        Console console = Console.ofProcess();
        if (Cli.isCommand(args, console, Main::paint)) {
            System.exit(Cli.run(args, console, Main::paint, UserFolders.ofUser()));
        }
        for (String argument : args) {
            if (!Files.exists(Path.of(argument))) {
                console.err()
                        .println("strayflow: There is no command or file “" + argument + "”. Try strayflow --help.");
                System.exit(USAGE);
            }
        }
        Display display = Display.ofThisMachine();
        Optional<String> missing =
                Rehearsal.isWithoutDisplay() ? display.missingForPictures() : display.missingForWindow();
        if (missing.isEmpty()) {
            openWindow(Stream.of(args).map(Path::of).toList(), console);
        } else {
            console.err().println(missing.get());
            System.exit(withoutWindow(args, console));
        }
    }

    private static int withoutWindow(String[] files, Console console) {
        if (files.length > 0) {
            console.err().println("Without a window, strayflow inspect, train, evaluate and score do the same work.");
            return UNAVAILABLE;
        }
        String out = System.getProperty(DEMO, "strayflow-demo");
        console.err().println("Doing the main job on the sample capture instead: strayflow demo --out " + out);
        return Cli.run(new String[] {"demo", "--out", out}, console, Main::paint, UserFolders.ofUser());
    }

    private static void openWindow(List<Path> files, Console console) {
        JobRunner runner = new JobRunner();
        Platform.startup(() -> {
            Stage stage = new Stage();
            WorkbenchViewModel workbench = workbench(
                    runner,
                    new FileDialogs(stage),
                    new SettingsKeeper(new SettingsStore(UserFolders.ofUser().config())));
            workbench.keepRuns(RunLog.of(UserFolders.ofUser()), TestLooks.of(UserFolders.ofUser()));
            Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> tell(workbench, thrown));
            stage.setOnHidden(event -> runner.close());
            WorkbenchWindow.show(stage, workbench);
            workbench.open(files);
            Rehearsal.asked().watch(workbench, console.out()::println, System::exit);
            WarmUp.start(runner, stage);
        });
    }

    private static WorkbenchViewModel workbench(JobRunner runner, Dialogs dialogs, SettingsKeeper settings) {
        return new WorkbenchViewModel(
                Workspace.besideWindow(),
                new SampleCapture(UserFolders.ofUser()),
                dialogs,
                new BackgroundJobs(runner, Platform::runLater),
                settings);
    }

    /** A bug in the window is told of in the window and costs nothing that is open. */
    private static void tell(WorkbenchViewModel workbench, Throwable thrown) {
        LOG.log(Level.SEVERE, "a bug", thrown);
        Problem problem =
                Problem.of("RUN-001", "Strayflow hit a bug: " + thrown + ".", "Please report it with the details.");
        workbench.messageProperty().set(Message.problem(problem, thrown));
    }

    /** Paints on JavaFX's headless platform, whether there is a display or not. */
    private static Job<List<Path>> paint(Analysis analysis, Path folder) {
        return feedback -> {
            Optional<String> missing = Display.ofThisMachine().missingForPictures();
            if (missing.isPresent()) {
                feedback.warn(Problem.of("RUN-105", "No pictures were made: " + missing.get(), ""));
                return List.of();
            }
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
            Platform.startup(() -> Platform.setImplicitExit(false));
            try (JobRunner runner = new JobRunner()) {
                SettingsKeeper nothingKept = SettingsKeeper.ofNothing();
                WorkbenchViewModel workbench = workbench(runner, Dialogs.nobody(), nothingKept);
                return RoomPictures.paint(workbench, () -> workbench.show(analysis), folder)
                        .run(feedback);
            }
        };
    }
}
