package org.strayflow.serve;

import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.strayflow.task.Feedback;
import org.strayflow.task.InputException;
import org.strayflow.task.Job;
import org.strayflow.task.JobRunner;
import org.strayflow.task.Problem;
import org.strayflow.task.StrayflowException;

/**
 * A model behind HTTP: scores single flows and streams of them, tells what it is and how it fares. A thread a request, which costs next to
 * nothing as it is a virtual one; batches are scored by as many threads as there are cores.
 *
 * <p>Requests pass, in this order: {@link Front}, {@link SameHost}, {@link KnownPeers}, {@link Pace}, {@link Token}, {@link Routes}.
 */
public final class ScoringService implements AutoCloseable {
    private static final int BACKLOG = 1_024;
    private static final int LOOK_SECONDS = 2;

    private final ModelKeeper keeper;
    private final HttpServer server;
    private final Routes routes;
    private final Guards guards;
    private final ExecutorService requests = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("strayflow-request-", 1).factory());
    private final ExecutorService workers;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("strayflow-model-watch").factory());
    private final AtomicReference<@Nullable Future<?>> watching = new AtomicReference<>();
    private volatile boolean stopping;

    private ScoringService(ServiceSettings settings, ModelKeeper keeper) throws IOException {
        this.keeper = keeper;
        int cores = Runtime.getRuntime().availableProcessors();
        workers = Executors.newFixedThreadPool(
                cores, Thread.ofPlatform().daemon().name("strayflow-batch-", 1).factory());
        guards = new Guards(settings.patience());
        ServerLimits.set();
        server = HttpServer.create(new InetSocketAddress(settings.listen(), settings.port()), BACKLOG);
        Metrics metrics = new Metrics();
        routes = routes(settings, metrics);
        HttpHandler last = exchange -> {
            Call call = new Call(exchange, guards);
            try {
                routes.answer(exchange.getRequestURI().getPath(), exchange.getRequestMethod(), call);
            } catch (StrayflowException e) {
                throw Problems.refusal(e);
            }
        };
        HttpContext context = server.createContext("/", last);
        context.getFilters().add(new Front(routes, metrics, guards));
        context.getFilters().add(new SameHost(settings.hosts()));
        context.getFilters().add(new KnownPeers(settings.allowed()));
        context.getFilters().add(new Pace(settings.rate(), System::nanoTime));
        context.getFilters().add(new Token(settings.token(), routes.open()));
        server.setExecutor(request -> requests.execute(() -> guards.whileWaiting(request)));
    }

    private Routes routes(ServiceSettings settings, Metrics metrics) {
        Information information = new Information(keeper, () -> stopping);
        Semaphore places = new Semaphore(settings.concurrency());
        Semaphore batches = new Semaphore(Math.max(2, workersAtOnce()));
        Endpoint batch = new Batch(keeper::model, metrics, workers, settings.bodyLimit());
        Documentation documentation = new Documentation(keeper, settings.token() != null);
        return new Routes()
                .open("/docs", Documentation.file("docs.html", "text/html; charset=utf-8"))
                .open("/docs.css", Documentation.file("docs.css", "text/css; charset=utf-8"))
                .open("/docs.js", Documentation.file("docs.js", "text/javascript; charset=utf-8"))
                .open("/openapi.json", documentation::description)
                .open("/health", information::health)
                .open("/ready", information::ready)
                .get("/model", information::model)
                .get("/metrics", new Scrape(keeper, metrics))
                .post("/predict", predict(Answers.View.WHOLE, metrics, places))
                .post("/predict/classify", predict(Answers.View.CLASSIFIER, metrics, places))
                .post("/predict/anomaly", predict(Answers.View.NOVELTY, metrics, places))
                .post("/predict/ensemble", predict(Answers.View.ENSEMBLE, metrics, places))
                .post("/predict/batch", new Places(batches, batch));
    }

    private Endpoint predict(Answers.View view, Metrics metrics, Semaphore places) {
        return new Places(places, new Predict(keeper::model, view, metrics));
    }

    private static int workersAtOnce() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Opens a model and begins to answer.
     *
     * @param settings how
     * @param model a bundle; when it is replaced by another good one, that one answers
     * @return to be closed
     * @throws StrayflowException when the model is no good one, the settings are not safe (CONF-222), or the port is taken (SERVE-202)
     */
    public static ScoringService start(ServiceSettings settings, Path model) throws StrayflowException {
        settings.check();
        ModelKeeper keeper = new ModelKeeper(model, settings.window());
        try {
            ScoringService service = new ScoringService(settings, keeper);
            service.server.start();
            service.beginToLook();
            return service;
        } catch (IOException e) {
            throw new InputException(
                    new Problem(
                            "SERVE-202",
                            "The service cannot listen there: " + e.getMessage() + ".",
                            "Choose another --port or --listen.",
                            settings.listen().getHostAddress() + " port " + settings.port()),
                    e);
        }
    }

    /** A look that fails is logged, and the next one comes all the same. */
    private void beginToLook() {
        Job<Boolean> look = feedback -> {
            keeper.look();
            return true;
        };
        Future<?> looks = watch.scheduleWithFixedDelay(
                () -> JobRunner.outcomeOf(look, Feedback.none()), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
        watching.set(looks);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    /** Which model answers: its file's name and the beginning of its SHA-256. */
    public String model() {
        return keeper.model().id();
    }

    /** What there is to ask. */
    Routes routes() {
        return routes;
    }

    /** Looks at once whether the model was replaced, which is done every few seconds anyway. */
    void look() {
        keeper.look();
    }

    /**
     * Stops: takes no more connections, lets running requests end, then closes what is left.
     *
     * @param seconds how long running requests may take
     */
    public void stop(int seconds) {
        stopping = true;
        Future<?> looks = watching.get();
        if (looks != null) {
            looks.cancel(false);
        }
        watch.shutdownNow();
        server.stop(seconds);
        requests.shutdownNow();
        workers.shutdownNow();
        guards.close();
    }

    @Override
    public void close() {
        stop(0);
    }
}
