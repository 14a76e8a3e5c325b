package org.nnssil.standalone;

import java.io.IOException;

/**
 * The main class of the Keycloak process: Keycloak's own entry point, beside a thread that reads standard input. The
 * network holds the other end of that pipe, so when the network ends, in whatever way, the pipe ends and Keycloak
 * stops.
 *
 * <p>Copied alone onto Keycloak's class path: it uses nothing but the JDK.
 */
final class KeycloakChild {

    private KeycloakChild() {}

    public static void main(String[] arguments) throws Exception {
        Thread watch = new Thread(KeycloakChild::stopWithTheNetwork, "stop-with-the-network");
        watch.setDaemon(true);
        watch.start();
        Class.forName("io.quarkus.bootstrap.runner.QuarkusEntryPoint")
                .getMethod("main", String[].class)
                .invoke(null, (Object) arguments);
    }

    private static void stopWithTheNetwork() {
        try {
            while (System.in.read() >= 0) {
                // nothing is said on this pipe; only its end matters
            }
        } catch (IOException broken) {
            // as good as its end
        }
        System.exit(0);
    }
}
