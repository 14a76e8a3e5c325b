package org.nnssil.webinar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.PostgresAndKeys;

/** Many people at once on few seats; and controls that show what keeps the promise. */
@QuarkusTest
class QueueTest extends WebinarTest {

    private static final int PEOPLE = 40;
    private static final int SEATS = 5;
    private static final int MORE_SEATS = 8;
    private static final int ROUNDS = 3;

    // Never true at any moment that another transaction can see.
    private static final String WRONG =
            """
            select count(*) from webinar w where w.id = ? and (
                w.confirmed > w.capacity
                or w.confirmed <> (select count(*) from webinar_registration r
                                    where r.webinar_id = w.id and r.status = 'CONFIRMED')
                or (w.confirmed < w.capacity
                    and exists (select 1 from webinar_registration r where r.webinar_id = w.id and r.status = 'WAITING')))
            """;

    // Somebody who waits although they came before somebody who has a seat.
    private static final String OUT_OF_ORDER =
            """
            select count(*) from webinar_registration a join webinar_registration b
                on a.webinar_id = b.webinar_id and a.status = 'WAITING' and b.status = 'CONFIRMED'
               and a.queue_number < b.queue_number
             where a.webinar_id = ?
            """;

    private final HttpClient http = HttpClient.newHttpClient();

    private int send(Somebody somebody, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("Authorization", "Bearer " + somebody.token())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    @Test
    void seatsAreNeverOverbookedNeverLeftEmptyAndGivenInOrder() throws InterruptedException, ExecutionException {
        Somebody coordinator = Fixtures.coordinator();
        for (int round = 0; round < ROUNDS; round++) {
            UUID id = session(coordinator, SEATS);
            List<Somebody> people = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                people.add(Fixtures.director("Person " + i, "MS"));
            }
            AtomicBoolean running = new AtomicBoolean(true);
            ExecutorService threads = Executors.newFixedThreadPool(20);
            Future<Long> watcher = threads.submit(() -> watch(id, running));
            List<Future<Void>> acts = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                acts.add(threads.submit(act(people.get(i), id, i)));
            }
            acts.add(threads.submit(moreSeats(coordinator, id)));
            for (Future<Void> act : acts) {
                act.get();
            }
            running.set(false);

            assertEquals(0, watcher.get(), "moments with too many people, or a free seat while somebody waited");
            threads.shutdown();
            assertEquals(0, Fixtures.number(WRONG, id));
            assertEquals(0, Fixtures.number(OUT_OF_ORDER, id));
            assertEquals(MORE_SEATS, Fixtures.number("select confirmed from webinar where id = ?", id));
            for (int i = 0; i < PEOPLE; i++) {
                assertToldOnce(people.get(i), id, i);
            }
        }
    }

    // Every third person gives their place up again, and every sixth of all then comes back.
    private static boolean leaves(int i) {
        return i % 3 == 0;
    }

    private static boolean returns(int i) {
        return i % 6 == 0;
    }

    private Callable<Void> act(Somebody somebody, UUID id, int i) {
        String path = API + "/" + id + "/registration";
        return () -> {
            assertEquals(200, send(somebody, "POST", path, ""));
            assertEquals(200, send(somebody, "POST", path, ""));
            if (leaves(i)) {
                assertEquals(204, send(somebody, "DELETE", path, ""));
            }
            if (returns(i)) {
                assertEquals(200, send(somebody, "POST", path, "{}"));
            }
            return null;
        };
    }

    private Callable<Void> moreSeats(Somebody coordinator, UUID id) {
        return () -> {
            assertEquals(200, send(coordinator, "PATCH", API + "/" + id, "{\"capacity\": " + MORE_SEATS + "}"));
            return null;
        };
    }

    private static long watch(UUID id, AtomicBoolean running) {
        long wrong = 0;
        while (running.get()) {
            wrong += Fixtures.number(WRONG, id);
        }
        return wrong;
    }

    private static void assertToldOnce(Somebody somebody, UUID id, int i) {
        List<String> mails = mails(somebody, id);
        String status = statusOf(somebody, id);
        if (!leaves(i)) {
            List<String> expected = status.equals("confirmed")
                    ? mails.size() == 1 ? List.of("WEBINAR_CONFIRMED") : List.of("WEBINAR_WAITING", "WEBINAR_PROMOTED")
                    : List.of("WEBINAR_WAITING");
            assertEquals(
                    expected.stream().sorted().toList(), mails.stream().sorted().toList(), status);
        }
        long entered = mails.stream()
                .filter(kind -> kind.matches(".*(CONFIRMED|WAITING)"))
                .count();
        long promoted = mails.stream().filter(kind -> kind.endsWith("PROMOTED")).count();
        long waited = mails.stream().filter(kind -> kind.endsWith("WAITING")).count();
        assertEquals(returns(i) ? 2 : 1, entered, mails.toString());
        assertTrue(promoted <= waited, mails.toString());
    }

    // ---- controls: the same statements with the lock left out ----

    private static String with(String sql, UUID webinar, UUID viewer) {
        return sql.replace(":webinar", "'" + webinar + "'")
                .replace(":id", "'" + webinar + "'")
                .replace(":viewer", "'" + viewer + "'")
                .replace(":now", "now()");
    }

    private static Connection begin() throws SQLException {
        Connection connection = DriverManager.getConnection(PostgresAndKeys.jdbcUrl());
        connection.setAutoCommit(false);
        return connection;
    }

    private static boolean full(Connection connection, String lock) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(lock)) {
            assertTrue(row.next());
            return row.getInt("confirmed") >= row.getInt("capacity");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String enter(UUID webinar, Somebody somebody, String status) {
        return "insert into webinar_registration (id, webinar_id, person_id, status, queued_at, changed_at)"
                + " values (gen_random_uuid(), '" + webinar + "', '" + somebody.id() + "', '" + status
                + "', now(), now())";
    }

    @Test
    void controlWithoutTheLockASeatStaysEmptyWhileSomebodyWaits() throws SQLException {
        Somebody holder = Fixtures.director("Holder", "MS");
        Somebody late = Fixtures.director("Late", "TN");
        UUID id = session(Fixtures.coordinator(), 1);
        register(holder, id);
        String unlocked = with(WebinarRepository.LOCK, id, late.id()).replace(" for update of w", "");

        try (Connection registers = begin();
                Connection leaves = begin()) {
            assertTrue(full(registers, unlocked));
            run(leaves, "update webinar_registration set status = 'CANCELLED' where webinar_id = '" + id + "'");
            run(leaves, with(RegistrationRepository.FILL, id, late.id()));
            leaves.commit();
            run(registers, enter(id, late, "WAITING"));
            registers.commit();
        }

        assertEquals(1, Fixtures.number(WRONG, id), "the control must show the fault that the lock prevents");
    }

    @Test
    void withTheLockTheOtherActWaits() throws SQLException {
        Somebody holder = Fixtures.director("Holder", "MS");
        UUID id = session(Fixtures.coordinator(), 1);
        String locked = with(WebinarRepository.LOCK, id, holder.id());

        try (Connection first = begin();
                Connection second = begin()) {
            full(first, locked);
            run(second, "set local lock_timeout = '300ms'");
            SQLException waited = assertThrows(SQLException.class, () -> full(second, locked));
            assertEquals("55P03", waited.getSQLState());
        }
    }

    @Test
    void controlWithoutTheLockTheDatabaseStillRefusesOnePersonTooMany() throws SQLException {
        Somebody one = Fixtures.director("One", "MS");
        Somebody two = Fixtures.director("Two", "TN");
        UUID id = session(Fixtures.coordinator(), 1);
        String unlocked = with(WebinarRepository.LOCK, id, one.id()).replace(" for update of w", "");

        try (Connection first = begin();
                Connection second = begin()) {
            assertEquals(false, full(first, unlocked));
            assertEquals(false, full(second, unlocked));
            run(first, enter(id, one, "CONFIRMED"));
            first.commit();
            SQLException refused = assertThrows(SQLException.class, () -> run(second, enter(id, two, "CONFIRMED")));
            assertTrue(String.valueOf(refused.getMessage()).contains("webinar_capacity"), refused.getMessage());
        }
        assertEquals(1, Fixtures.number("select confirmed from webinar where id = ?", id));
    }
}
