package org.strayflow.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.strayflow.serve.Cidr;
import org.strayflow.serve.ScoringService;
import org.strayflow.serve.ServiceSettings;
import org.strayflow.serve.Token;
import org.strayflow.task.ConfigurationException;
import org.strayflow.task.InputException;
import org.strayflow.task.Outcome;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code serve}: a model behind HTTP until the process is told to end. */
@CommandLine.Command(
        name = "serve",
        description = "Scores flows over HTTP with a model, for this machine alone unless --listen says otherwise.")
final class ServeCommand implements Callable<Integer> {
    /** How long running requests may take when the process is told to end. */
    private static final int STOP_SECONDS = 10;

    private static final int LONGEST_WAIT = 3_600;
    private static final int LARGEST_WINDOW = 1_000_000;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private Cli cli;

    @Option(
            names = "--model",
            paramLabel = "M.sfm",
            required = true,
            description = "The model; looked at again when it is replaced.")
    @SuppressWarnings("NullAway.Init") // required, so set by picocli
    private Path model;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "" + ServiceSettings.PORT,
            description = "The port; ${DEFAULT-VALUE} when not given, 0 for any free one.")
    private int port;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description =
                    "The address to listen on; that of this machine alone when not given. Another one needs --token-file.")
    private @Nullable String listen;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file with the secret that clients send as Authorization: Bearer SECRET.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--host",
            paramLabel = "NAME",
            description = "A name that clients use for this machine, beside localhost and addresses. May be repeated.")
    private List<String> hosts = List.of();

    @Option(
            names = "--allow",
            paramLabel = "RANGE,...",
            split = ",",
            description = "Addresses that may ask, as 10.0.0.0/8; all when not given.")
    private List<String> allowed = List.of();

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "0",
            description = "Requests a second of one address; any number when not given.")
    private double rate;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            defaultValue = "" + ServiceSettings.CONCURRENCY,
            description = "Predictions at once; ${DEFAULT-VALUE} when not given.")
    private int concurrency;

    @Option(
            names = "--max-body",
            paramLabel = "SIZE",
            defaultValue = "1G",
            description = "How large a batch may be, also unpacked; ${DEFAULT-VALUE} when not given.")
    private String maxBody = "1G";

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "" + ServiceSettings.PATIENCE_SECONDS,
            description = "How long a client may keep the service waiting; ${DEFAULT-VALUE} when not given.")
    private int patience;

    @Option(
            names = "--window",
            paramLabel = "N",
            defaultValue = "" + ServiceSettings.WINDOW,
            description = "Flows that drift is measured over; ${DEFAULT-VALUE} when not given.")
    private int window;

    @Override
    public Integer call() {
        Outcome<ScoringService> outcome =
                new Runs(cli.console(), false, false).run(feedback -> ScoringService.start(settings(), model));
        return switch (outcome) {
            case Outcome.Done<ScoringService> done -> serve(done.value());
            case Outcome.Cancelled<ScoringService> cancelled -> ExitCode.CANCELLED;
            case Outcome.Failed<ScoringService> failed -> ExitCode.of(failed.cause());
        };
    }

    private ServiceSettings settings() throws StrayflowException {
        boolean good = port >= 0 && port <= 0xffff && rate >= 0 && concurrency >= 1 && patience >= 1 && window >= 1;
        if (!good || patience > LONGEST_WAIT || window > LARGEST_WINDOW) {
            throw wrong("--port, --rate, --concurrency, --patience or --window", "A number is out of its range.");
        }
        List<Cidr> ranges = new ArrayList<>();
        for (String range : allowed) {
            ranges.add(Cidr.parse(range.strip()));
        }
        return new ServiceSettings(
                address(),
                port,
                token(),
                hosts,
                ranges,
                rate,
                concurrency,
                Math.max(1, ReadingOptions.bytes(maxBody, "--max-body")),
                Duration.ofSeconds(patience),
                window);
    }

    private InetAddress address() throws ConfigurationException {
        if (listen == null || listen.equals("localhost")) {
            return InetAddress.getLoopbackAddress();
        }
        try {
            return InetAddress.ofLiteral(listen);
        } catch (IllegalArgumentException e) {
            throw wrong("--listen", "“" + listen + "” is no address.");
        }
    }

    private @Nullable String token() throws StrayflowException {
        if (tokenFile == null) {
            return null;
        }
        try {
            return Token.of(Files.readString(tokenFile));
        } catch (IOException e) {
            throw new InputException(
                    new Problem(
                            "SERVE-203",
                            "The file with the token cannot be read.",
                            "Check the name and who may read it.",
                            tokenFile.toString()),
                    e);
        }
    }

    private static ConfigurationException wrong(String option, String summary) {
        return new ConfigurationException(new Problem("CONF-224", summary, "See strayflow serve --help.", option));
    }

    /** Serves until the process is told to end (Ctrl+C, SIGTERM), and then stops with care. */
    private int serve(ScoringService service) {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            service.stop(STOP_SECONDS);
                            cli.console().err().println("strayflow: stopped");
                            stopped.countDown();
                        },
                        "strayflow-stop"));
        String host = service.address().getAddress().getHostAddress();
        String shown = host.contains(":") ? "[" + host + "]" : host;
        cli.console()
                .err()
                .println("strayflow: " + service.model() + " answers at http://" + shown + ":"
                        + service.address().getPort() + "/docs");
        try {
            stopped.await();
        } catch (InterruptedException e) {
            service.close();
            Thread.currentThread().interrupt();
        }
        return ExitCode.OK;
    }
}
