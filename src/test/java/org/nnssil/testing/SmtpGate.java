package org.nnssil.testing;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a real SMTP server, passes everything on line by line, and answers for it where told to: a refused
 * recipient never reaches the server.
 */
public final class SmtpGate implements AutoCloseable {

    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final ServerSocket listener;
    private final int behind;
    private final AtomicInteger connections = new AtomicInteger();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String greeting;

    SmtpGate(int behind) throws IOException {
        this.behind = behind;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** Answers RCPT for this address with a reply such as {@code 550 5.1.1 No such user}; null lets it pass again. */
    public void refuse(String address, @Nullable String reply) {
        if (reply == null) {
            refusals.remove(address.toLowerCase(Locale.ROOT));
        } else {
            refusals.put(address.toLowerCase(Locale.ROOT), reply);
        }
    }

    /** Turns every new connection away with this reply; null opens again. */
    public void turnAway(@Nullable String reply) {
        this.greeting = reply;
    }

    /** How many connections were opened so far. */
    public int connections() {
        return connections.get();
    }

    /** Hangs up on everybody, without a word. */
    public void hangUp() {
        for (Socket client : open) {
            try {
                client.close();
            } catch (IOException closed) {
                // the client was faster
            }
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                daemon(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        String away = greeting;
        connections.incrementAndGet();
        open.add(client);
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            if (away != null) {
                client.getOutputStream().write((away + "\r\n").getBytes(StandardCharsets.US_ASCII));
                return;
            }
            // Else each line waits for the acknowledgement of the one before, 40 ms at a time.
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            daemon(() -> copy(server, client));
            commands(client, server);
        } catch (IOException gone) {
            // the client hung up
        } finally {
            open.remove(client);
        }
    }

    private void commands(Socket client, Socket server) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        OutputStream out = new BufferedOutputStream(server.getOutputStream());
        boolean data = false;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String reply = data ? null : refusal(line);
            if (reply != null) {
                client.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
                continue;
            }
            data = data ? !line.equals(".") : line.equalsIgnoreCase("DATA");
            out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            if (!lines.ready()) {
                out.flush();
            }
        }
    }

    private @Nullable String refusal(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("rcpt to:<")) {
            return null;
        }
        return refusals.get(lower.substring(9, lower.indexOf('>')));
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            OutputStream out = to.getOutputStream();
            byte[] some = new byte[8_192];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                out.write(some, 0, n);
            }
        } catch (IOException gone) {
            // either side hung up
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "smtp-gate");
        thread.setDaemon(true);
        thread.start();
    }
}
