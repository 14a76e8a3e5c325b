package org.nnssil.standalone;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.util.ExceptionUtil;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * One run from start to stop: what is missing is started, then Quarkus, and at the end all of it is stopped in turn.
 */
final class StandaloneRun {

    /** Longer than the application's own shutdown and both servers' together. */
    private static final long STOP_SECONDS = 60;

    private static final long SPACE_SECONDS = 5;

    private final Settings settings;
    private final Console console;
    private final long started = System.nanoTime();
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile boolean stopping;
    private volatile boolean inQuarkus;

    StandaloneRun(Settings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    /** The exit code. A problem was told in one line by then. */
    int run(String... arguments) {
        try {
            StandalonePlan plan = StandalonePlan.from(settings);
            completeDatasource();
            if (!plan.anythingEmbedded()) {
                Quarkus.run(arguments);
                return 0;
            }
            stopWithSignal(Thread.currentThread());
            stopWithParent();
            return runStandalone(plan, arguments);
        } catch (StandaloneProblem problem) {
            return failed(String.valueOf(problem.getMessage()));
        } catch (IOException | UncheckedIOException failure) {
            return failed(inWords(failure));
        } finally {
            finished.countDown();
        }
    }

    private int runStandalone(StandalonePlan plan, String... arguments) throws IOException {
        AtomicInteger verdict = new AtomicInteger();
        int code;
        try (StandaloneStack stack = StandaloneStack.start(plan, console)) {
            configure(plan, stack);
            console.say("Application: starting on " + address(plan));
            Thread watch = new Thread(() -> verdict.set(announce(plan, stack)), "announce");
            watch.setDaemon(true);
            watch.start();
            watchSpace(stack);
            code = quarkus(stack.folder().resolve("logs"), arguments);
            watch.interrupt();
            console.say("Stopping the servers of this network");
        }
        console.say("Stopped");
        return Math.max(code, verdict.get());
    }

    private void configure(StandalonePlan plan, StandaloneStack stack) {
        stack.properties().forEach(System::setProperty);
        prefer("quarkus.http.host", "127.0.0.1");
        prefer("quarkus.http.port", Integer.toString(plan.httpPort()));
        prefer("network.base-url", address(plan));
        // The terminal shows what a person must know; the whole log is in the data folder.
        prefer("quarkus.banner.enabled", "false");
        prefer("quarkus.log.console.level", "WARN");
        prefer("quarkus.log.file.enabled", "true");
        prefer(
                "quarkus.log.file.path",
                stack.folder().resolve("logs/network.log").toString());
        // The application starts before Keycloak answers, and need not say so twice with a stack trace.
        prefer("quarkus.log.category.\"io.quarkus.oidc.common.runtime.OidcCommonUtils\".level", "ERROR");
        prefer("quarkus.log.category.\"io.quarkus.oidc.runtime.OidcRecorder\".level", "ERROR");
    }

    /**
     * Waits until everything answers, then shows the block. Without Keycloak nobody could sign in, so that ends the
     * run.
     */
    private int announce(StandalonePlan plan, StandaloneStack stack) {
        try {
            String address = address(plan);
            while (!KeycloakServer.answers(address + "/q/health/ready")) {
                TimeUnit.MILLISECONDS.sleep(150);
            }
            console.say("Application: ready");
            stack.awaitKeycloak();
            Optional<Banner.Claim> claim = plan.demo()
                    ? Optional.empty()
                    : ClaimLink.await()
                            .map(link -> new Banner.Claim(
                                    link,
                                    plan.keycloak() ? Optional.of(stack.coordinatorPassword()) : Optional.empty()));
            console.block(Banner.of(plan, address, claim, (System.nanoTime() - started) / 1e9));
            stack.onKeycloakLost(() -> {
                if (!stopping) {
                    console.say("Keycloak has ended: those who are signed in go on, nobody else can sign in. Stop with"
                            + " Ctrl-C and start again. Its last words are in " + plan.dataFolder()
                            + "/logs/keycloak.log");
                }
            });
            return 0;
        } catch (InterruptedException stopped) {
            return 0;
        } catch (IOException | StandaloneProblem failure) {
            if (!stopping) {
                failed(failure instanceof IOException io ? inWords(io) : String.valueOf(failure.getMessage()));
                Quarkus.asyncExit(1);
            }
            return 1;
        }
    }

    private void watchSpace(StandaloneStack stack) {
        SpaceWatch space = new SpaceWatch(stack.folder(), stack::freeMegabytes, console);
        Thread looking = new Thread(
                () -> {
                    try {
                        while (!stopping) {
                            space.look();
                            TimeUnit.SECONDS.sleep(SPACE_SECONDS);
                        }
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                },
                "space");
        looking.setDaemon(true);
        looking.start();
    }

    private int quarkus(Path logs, String... arguments) throws IOException {
        AtomicReference<Throwable> failed = new AtomicReference<>();
        AtomicInteger code = new AtomicInteger();
        inQuarkus = true;
        try {
            BiConsumer<Integer, Throwable> atEnd = (exitCode, failure) -> {
                code.set(exitCode);
                failed.set(failure);
            };
            Quarkus.run(null, atEnd, arguments);
        } catch (IllegalStateException shuttingDown) {
            failed.set(shuttingDown);
        } finally {
            inQuarkus = false;
        }
        Throwable failure = failed.get();
        if (failure == null || stopping) {
            return code.get();
        }
        Path story = logs.resolve("failure.txt");
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(story))) {
            failure.printStackTrace(writer);
        }
        throw new StandaloneProblem(
                FullDisk.is(failure)
                        ? inWords(failure)
                        : "The application said \"" + firstWords(ExceptionUtil.getRootCause(failure))
                                + "\"; all of it is in " + story + ".",
                failure);
    }

    /** Sets what Quarkus would otherwise take from its defaults; whatever was configured stays. */
    private void prefer(String name, String value) {
        if (!settings.has(name)) {
            System.setProperty(name, value);
        }
    }

    /** Migrations go through JDBC and everything else through the reactive client; one address is enough to give. */
    private void completeDatasource() {
        settings.get("quarkus.datasource.reactive.url")
                .ifPresent(url ->
                        prefer("quarkus.datasource.jdbc.url", "jdbc:" + url.replaceFirst("^vertx-reactive:", "")));
        settings.get("quarkus.datasource.jdbc.url")
                .ifPresent(url -> prefer("quarkus.datasource.reactive.url", url.replaceFirst("^jdbc:", "")));
    }

    private static String address(StandalonePlan plan) {
        return "http://127.0.0.1:" + plan.httpPort();
    }

    /**
     * Ctrl-C and SIGTERM: Quarkus has a hook of its own and returns to {@link #run}; this one holds the JVM until then.
     */
    private void stopWithSignal(Thread main) {
        Thread hook = new Thread(
                () -> {
                    stopping = true;
                    if (!inQuarkus) {
                        main.interrupt();
                    }
                    try {
                        if (!finished.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                            console.say("Gave up waiting for the servers to stop");
                        }
                    } catch (InterruptedException insisted) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Started by Maven, the network ends with Maven, even when that is killed. */
    private void stopWithParent() {
        settings.get("network.parent")
                .map(Long::parseLong)
                .flatMap(ProcessHandle::of)
                .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(0)));
    }

    private int failed(String whatToDo) {
        if (!stopping) {
            console.problem(whatToDo);
        }
        return 1;
    }

    private static String firstWords(Throwable failure) {
        String message =
                String.valueOf(failure.getMessage()).replaceAll("\\s+", " ").strip();
        return message.length() <= 160 ? message : message.substring(0, 160) + "…";
    }

    private static String inWords(Throwable failure) {
        return FullDisk.is(failure)
                ? "The disk is full. " + FullDisk.WHAT_TO_DO
                : failure.getMessage() + " (" + failure.getClass().getSimpleName()
                        + "). The logs are in the data folder.";
    }
}
