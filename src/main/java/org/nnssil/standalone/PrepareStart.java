package org.nnssil.standalone;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A step of the build: starts the packaged application once on an empty database, asks for its public pages, and keeps
 * the classes that this loaded as its {@link StartArchive}. A build where this fails is as good, and starts more
 * slowly.
 */
public final class PrepareStart {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final List<String> PAGES = List.of("/q/health", "/webinars", "/practices", "/directory", "/");

    private PrepareStart() {}

    /** @param arguments the packaged jar, and a folder to work in */
    public static void main(String... arguments) throws IOException, InterruptedException {
        Path jar = Path.of(arguments[0]).toAbsolutePath();
        StartArchive archive = StartArchive.beside(jar);
        Files.deleteIfExists(archive.file());
        int port = Ports.anyFree();
        StandalonePlan plan = new StandalonePlan(
                true, false, false, Path.of(arguments[1]).toAbsolutePath(), jar, port, 0, Optional.empty());
        Console console = Console.ofThisProcess();
        // Its migrations may have been those of yesterday.
        clear(plan.dataFolder());
        try (StandaloneStack database = StandaloneStack.start(plan, line -> {})) {
            Process application = start(jar, archive, database, port);
            try {
                visit(application, port);
            } finally {
                application.destroy();
                if (!application.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    application.destroyForcibly().waitFor();
                }
            }
        }
        console.say(
                Files.exists(archive.file())
                        ? "Kept the classes of a first start for later ones: " + archive.file()
                        : "No archive of classes came of the first start; later ones are slower and otherwise the same.");
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Process start(Path jar, StartArchive archive, StandaloneStack database, int port)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(archive.make());
        database.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        // Nobody signs in, so the identity provider need not be there; that one is configured keeps ours from starting.
        command.add("-Dquarkus.oidc.auth-server-url=http://127.0.0.1:1/realms/none");
        command.add("-Dquarkus.oidc.credentials.secret=" + "unused-".repeat(6));
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + port);
        command.add("-jar");
        command.add(jar.toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File(database.folder().toFile(), "first-start.log"))
                .start();
    }

    private static void visit(Process application, int port) throws InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int next = 0;
        while (next < PAGES.size() && application.isAlive() && System.nanoTime() < deadline) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + PAGES.get(next)))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            try {
                client.send(request, HttpResponse.BodyHandlers.discarding());
                next++;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
    }
}
