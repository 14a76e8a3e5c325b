package org.nnssil.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The secrets of one data folder: 192 random bits each, made on first use and kept in {@code secrets.properties},
 * readable by the owner only. They belong to the databases beside them, so they live and die with that folder.
 */
final class Secrets {

    private static final int BYTES = 24;

    private final Path file;
    private final Properties values = new Properties();

    private Secrets(Path file) {
        this.file = file;
    }

    static Secrets in(Path dataFolder) {
        Secrets secrets = new Secrets(dataFolder.resolve("secrets.properties"));
        if (Files.exists(secrets.file)) {
            try (var reader = Files.newBufferedReader(secrets.file)) {
                secrets.values.load(reader);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return secrets;
    }

    /** The secret of this name; made and written to disk before it is handed out for the first time. */
    synchronized String get(String name) {
        String known = values.getProperty(name);
        if (known != null) {
            return known;
        }
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        values.setProperty(name, made);
        write();
        return made;
    }

    private void write() {
        try {
            OwnerOnly.write(file, writer -> values.store(writer, "Made for this data folder only. Keep it private."));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
