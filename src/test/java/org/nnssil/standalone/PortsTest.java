package org.nnssil.standalone;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aPortInUseIsNamedWithTheVariableThatChangesIt() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = other.getLocalPort();

            StandaloneProblem problem = assertThrows(
                    StandaloneProblem.class, () -> Ports.requireFree(port, "Keycloak", "NETWORK_KEYCLOAK_PORT"));

            int suggested = port < 65_000 ? port + 1 : port - 1000;
            assertEquals(
                    "Port " + port + " on 127.0.0.1, meant for Keycloak, is in use by another program. Stop that"
                            + " program, or choose another port: NETWORK_KEYCLOAK_PORT=" + suggested + " mvn -Prun",
                    problem.getMessage());
            assertNotEquals(port, Ports.freeNear(port));
        }
    }

    @Test
    void aFreePortIsFree() {
        int port = Ports.anyFree();

        assertDoesNotThrow(() -> Ports.requireFree(port, "the application", "QUARKUS_HTTP_PORT"));
        assertEquals(port, Ports.freeNear(port));
    }
}
