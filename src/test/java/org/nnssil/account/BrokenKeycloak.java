package org.nnssil.account;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Answers like a Keycloak in trouble: for faults that the real one cannot be made to have. That accounts work is shown
 * with the real one, in AccountsIT.
 */
final class BrokenKeycloak implements AutoCloseable {

    private final HttpServer server;
    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile int createStatus = 201;
    volatile String found = "[]";
    volatile int passwordStatus = 204;
    volatile Runnable beforePassword = () -> {};
    private volatile CountDownLatch gate = new CountDownLatch(0);

    BrokenKeycloak() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "broken-keycloak");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(exchange.getRequestMethod() + " " + path);
            if (path.endsWith("/token")) {
                answer(exchange, 200, "{\"access_token\": \"a\", \"expires_in\": 300}", null);
            } else if (exchange.getRequestMethod().equals("GET")) {
                answer(exchange, 200, found, null);
            } else if (path.endsWith("/users")) {
                pass();
                answer(
                        exchange,
                        createStatus,
                        "{\"errorMessage\": \"User exists with same email\"}",
                        url() + "/users/1");
            } else if (path.endsWith("/reset-password")) {
                beforePassword.run();
                answer(exchange, passwordStatus, null, null);
            } else {
                answer(exchange, 204, null, null);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/realms/network";
    }

    long created() {
        return asked.stream()
                .filter(line -> line.equals("POST /admin/realms/network/users"))
                .count();
    }

    /** Who asks for an account from now on gets no answer until the gate is opened. */
    void closeGate() {
        gate = new CountDownLatch(1);
    }

    void openGate() {
        gate.countDown();
    }

    @Override
    public void close() {
        openGate();
        server.stop(0);
    }

    private static void answer(
            com.sun.net.httpserver.HttpExchange exchange, int status, @Nullable String body, @Nullable String location)
            throws IOException {
        if (location != null) {
            exchange.getResponseHeaders().set("Location", location);
        }
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void pass() {
        try {
            gate.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
