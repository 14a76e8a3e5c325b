package org.nnssil.standalone;

import java.io.IOException;
import java.nio.file.Path;

/** A step of the build: configures the Keycloak just unpacked, so that the first run need not wait for it. */
public final class PrepareKeycloak {

    private PrepareKeycloak() {}

    /** @param arguments the unpacked Keycloak, and a folder for the log */
    public static void main(String... arguments) throws IOException {
        try (WorkFolder work = WorkFolder.open(Path.of(arguments[1]).toAbsolutePath())) {
            KeycloakHome.onPostgres(Path.of(arguments[0]).toAbsolutePath()).configure(Console.ofThisProcess(), work);
        }
    }
}
