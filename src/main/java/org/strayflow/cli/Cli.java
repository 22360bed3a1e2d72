package org.strayflow.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.strayflow.workspace.UserFolders;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line as a whole. A bug in a job is caught by the job runner; what picocli itself stumbles over ends here, in one line and an exit code. */
@CommandLine.Command(
        name = "strayflow",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = Version.class,
        description =
                "A workbench for analysts who look for unusual flows in captures. Without a command it opens the window.",
        subcommands = {
            InspectCommand.class,
            DetectorsCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            ScoreCommand.class,
            WatchCommand.class,
            ReportCommand.class,
            ImportanceCommand.class,
            ProbeCommand.class,
            DriftCommand.class,
            ServeCommand.class,
            RunsCommand.class,
            CardCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            DemoCommand.class,
            SampleDataCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {"", "Exit codes: 0 done, 2 input, 3 model, 4 limit, 64 usage, 70 bug, 130 cancelled."})
public final class Cli implements Runnable {
    private final Console console;
    private final Pictures pictures;
    private final UserFolders folders;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    private Cli(Console console, Pictures pictures, UserFolders folders) {
        this.console = console;
        this.pictures = pictures;
        this.folders = folders;
    }

    /**
     * Runs a command.
     *
     * @param arguments the command and its options
     * @param console where it speaks
     * @param pictures paints the rooms for {@code demo}
     * @param folders where what belongs to the user is kept
     * @return the exit code, see {@link ExitCode}
     */
    public static int run(String[] arguments, Console console, Pictures pictures, UserFolders folders) {
        return commandLine(console, pictures, folders).execute(arguments);
    }

    /** Whether the first argument is a command or an option of the command line, rather than a file for the window. */
    public static boolean isCommand(String[] arguments, Console console, Pictures pictures) {
        if (arguments.length == 0) {
            return false;
        }
        return arguments[0].startsWith("-")
                || commandLine(console, pictures, UserFolders.ofUser())
                        .getSubcommands()
                        .containsKey(arguments[0]);
    }

    /** The commands with their options. */
    static CommandLine commandLine(Console console, Pictures pictures, UserFolders folders) {
        PrintWriter err = new PrintWriter(console.err(), true, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(new Cli(console, pictures, folders));
        line.setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8));
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((e, arguments) -> {
            err.println("strayflow: " + e.getMessage() + " Try strayflow "
                    + (e.getCommandLine().getCommandName().equals("strayflow")
                            ? ""
                            : e.getCommandLine().getCommandName() + " ")
                    + "--help.");
            return ExitCode.USAGE;
        });
        line.setExecutionExceptionHandler((e, failing, result) -> {
            err.println("strayflow: RUN-001 Strayflow hit a bug: " + e + ". Please report it.");
            return ExitCode.BUG;
        });
        return line;
    }

    /** Only reached when an option stands without a command. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
    }

    Console console() {
        return console;
    }

    Pictures pictures() {
        return pictures;
    }

    UserFolders folders() {
        return folders;
    }
}
