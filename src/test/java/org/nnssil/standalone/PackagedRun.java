package org.nnssil.standalone;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.OS;

/** The packaged application, run as a person runs it, with what it writes on the terminal. */
final class PackagedRun implements AutoCloseable {

    private static final long START_SECONDS = 300;
    private static final Pattern SETTLED = Pattern.compile("Ready after|did not start:");

    final int httpPort;
    final int keycloakPort;
    private final Process process;
    private final Path terminal;

    private PackagedRun(Process process, Path terminal, int httpPort, int keycloakPort) {
        this.process = process;
        this.terminal = terminal;
        this.httpPort = httpPort;
        this.keycloakPort = keycloakPort;
    }

    /** Returns when the block is shown or the run has given up. */
    static PackagedRun start(Path work, int httpPort, int keycloakPort, Map<String, String> more)
            throws IOException, InterruptedException {
        Path terminal = Files.createTempFile(Files.createDirectories(work), "terminal", ".txt");
        Path keycloak = Path.of(System.getProperty("network.work"), "keycloak-" + StandalonePlan.KEYCLOAK_VERSION);
        String jar = System.getProperty("network.jar");
        List<String> command = new ArrayList<>();
        if (OS.LINUX.isCurrentOs()) {
            // A build in the background passes on to its children that Ctrl-C is nothing to them.
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx512m");
        command.addAll(StartArchive.beside(Path.of(jar)).use());
        command.addAll(List.of("-jar", jar));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of(
                        "NETWORK_WORK", work.toString(),
                        "NETWORK_KEYCLOAK_HOME", keycloak.toString(),
                        "QUARKUS_HTTP_PORT", Integer.toString(httpPort),
                        "NETWORK_KEYCLOAK_PORT", Integer.toString(keycloakPort)));
        builder.environment().putAll(more);
        builder.redirectErrorStream(true).redirectOutput(terminal.toFile());
        PackagedRun run = new PackagedRun(builder.start(), terminal, httpPort, keycloakPort);
        run.awaitSettled();
        return run;
    }

    private void awaitSettled() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!SETTLED.matcher(text()).find()) {
            if (process.waitFor(200, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                if (SETTLED.matcher(text()).find()) {
                    return;
                }
                process.destroy();
                throw new AssertionError("The run did not settle:\n" + text());
            }
        }
    }

    String text() throws IOException {
        return Files.readString(terminal);
    }

    /** @return the exit code */
    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /** Ctrl-C: a terminal tells the process and all that it has started. @return the exit code */
    int interrupt() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-INT"));
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .forEach(one -> command.add(Long.toString(one.pid())));
        new ProcessBuilder(command).start().waitFor();
        return exitCode();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("The run does not end.");
        }
        return process.exitValue();
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String token(String username, String password) throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=network-cli&username=" + username + "&password=" + password;
        String answer = send(HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + keycloakPort + "/realms/network/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        return new ObjectMapper().readTree(answer).path("access_token").asText();
    }

    String get(String path, String token) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    /** A page of whatever server, asked for by nobody. */
    String get(URI address) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address).build());
    }

    /** Where an address leads somebody who is not signed in. */
    URI redirect(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address))
                                .header("Accept", "text/html")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return URI.create(answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer)));
    }

    private static String send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            Child.stop(process.toHandle(), Duration.ofSeconds(60));
        }
    }
}
