package org.nnssil.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports on the loopback address. */
final class Ports {

    private static final String LOOPBACK = "127.0.0.1";

    private Ports() {}

    /** @throws StandaloneProblem naming the port and the variable that changes it, when something listens there */
    static void requireFree(int port, String whatFor, String variable) {
        if (port != 0 && !isFree(port)) {
            throw new StandaloneProblem("Port " + port + " on " + LOOPBACK + ", meant for " + whatFor
                    + ", is in use by another program. Stop that program, or choose another port: " + variable + "="
                    + (port < 65_000 ? port + 1 : port - 1000) + " mvn -Prun");
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // A connection of the last run may linger in TIME_WAIT; the servers we start are not hindered by it either.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(LOOPBACK), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** The preferred port if nobody has it, else any free one. */
    static int freeNear(int preferred) {
        return preferred != 0 && isFree(preferred) ? preferred : anyFree();
    }

    static int anyFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
