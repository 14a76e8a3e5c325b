package org.nnssil.home;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.nnssil.webinar.ProgrammeService;

/**
 * Loads the invented demo network into a database that knows nobody, before the first request is taken. All in one
 * transaction under a lock of the database, so that of several replicas one loads and the others find it done.
 */
@ApplicationScoped
class DemoNetwork {

    /** In this order: each stands on the ones before. */
    static final List<String> FILES = List.of(
            "10-network.sql",
            "20-webinars.sql",
            "30-practices.sql",
            "40-discussions.sql",
            "50-newsletter.sql",
            "60-directory.sql",
            "61-charters.sql",
            "70-admission.sql",
            "80-waiting.sql",
            "90-accounts.sql");

    /** Stands on the sessions that the programme files plan. */
    private static final String AFTER_PROGRAMME = "20-webinars.sql";

    /** Any number that nobody else takes. */
    private static final long LOCK = 5_757_001L;

    private static final Logger LOG = Logger.getLogger(DemoNetwork.class);

    private final boolean wanted;
    private final DataSource database;
    private final ProgrammeService programme;

    DemoNetwork(
            @ConfigProperty(name = "network.demo") boolean wanted, DataSource database, ProgrammeService programme) {
        this.wanted = wanted;
        this.database = database;
        this.programme = programme;
    }

    // Observers of this event run on the main thread, and the port opens after the last of them.
    void load(@Observes StartupEvent start) throws SQLException {
        if (!wanted) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            if (claim(connection)) {
                for (String file : FILES) {
                    if (file.equals(AFTER_PROGRAMME)) {
                        importProgramme();
                    }
                    run(connection, file);
                }
                LOG.info("Loaded the demo network.");
            }
            connection.commit();
        }
    }

    /** Waits for whoever is loading; answers whether there is still nobody. */
    private static boolean claim(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + LOCK + ")");
            try (ResultSet found = statement.executeQuery("select not exists (select 1 from person)")) {
                found.next();
                return found.getBoolean(1);
            }
        }
    }

    static void run(Connection connection, String file) throws SQLException {
        Optional<String> sql = read(file);
        if (sql.isPresent()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql.get());
            } catch (SQLException failure) {
                throw new SQLException("db/demo/" + file + ": " + failure.getMessage(), failure);
            }
        }
    }

    // A transaction of its own, which the next file sees. What is wrong with a file, the programme page tells.
    private void importProgramme() {
        try {
            VertxContextSupport.subscribeAndAwait(programme::importAll);
        } catch (Throwable failure) {
            LOG.warn("The programme files could not be read for the demo network.", failure);
        }
    }

    private static Optional<String> read(String file) {
        try (InputStream in = DemoNetwork.class.getResourceAsStream("/db/demo/" + file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
