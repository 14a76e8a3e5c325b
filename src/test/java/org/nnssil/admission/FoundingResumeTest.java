package org.nnssil.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/**
 * A list whose connection to the database dies in the middle of a part goes on where it was, with the same result. The
 * connection is killed for real, by the database, while the part writes its mails.
 */
@QuarkusTest
class FoundingResumeTest extends NetworkTest {

    private static final int ROWS = 2_500;
    private static final int KILLED_AT = 1_500;
    private static final String LISTS = "/desk/founding";

    private Somebody coordinator;

    @BeforeEach
    void begin() {
        coordinator = Fixtures.coordinator();
        Fixtures.run("create table if not exists kill_at (address text)");
        Fixtures.run(
                """
                create or replace function kill_there() returns trigger language plpgsql as
                $$ begin
                     if exists (select 1 from kill_at where address = new.to_address) then
                       perform pg_terminate_backend(pg_backend_pid());
                     end if;
                     return new;
                   end $$
                """);
        Fixtures.run(
                "create trigger kill_there before insert on mail_outbox for each row execute function kill_there()");
    }

    @AfterEach
    void end() {
        Fixtures.run("drop trigger kill_there on mail_outbox");
        Fixtures.run("drop table kill_at");
    }

    @Test
    void aListKilledInTheMiddleGoesOnToTheSameResult() {
        // Given a list that nothing happens to.
        String quiet = apply("quiet");
        awaitApplied(quiet);

        // When the connection dies in the second part, again and again, the first part stands and nothing of the
        // second.
        String killed = applyAndBeKilled("killed");
        assertEquals(1_000, invited("killed"), "nothing is half-applied");
        String page = Jsoup.parse(as(coordinator).get(killed).asString()).text();
        assertTrue(page.contains("1,000 of 2,500 rows are applied"), page);

        // When it dies no more, the list goes on to what the quiet one came to, each row once.
        Fixtures.run("delete from kill_at");
        awaitApplied(killed);
        assertEquals(ROWS, invited("killed"));
        assertEquals(result("quiet"), result("killed"));
        assertEquals(outcomes(quiet), outcomes(killed));
    }

    /** The control: were the mark not of one transaction with its part, rows would be lost, and the counts tell. */
    @Test
    void withAMarkOfItsOwnRowsAreLost() {
        String list = applyAndBeKilled("control");
        Fixtures.run("update founding_import set done_to = 2001 where id = ?", UUID.fromString(id(list)));
        Fixtures.run("delete from kill_at");
        awaitApplied(list);

        assertEquals(ROWS - 1_000, invited("control"));
    }

    private String applyAndBeKilled(String name) {
        Fixtures.run("insert into kill_at values (?)", address(name, KILLED_AT));
        String list = apply(name);
        UUID id = UUID.fromString(id(list));
        // The kill is seen when the part was tried and its claim is free again, at least once.
        Awaitility.await()
                .pollDelay(Duration.ofSeconds(6))
                .atMost(Duration.ofSeconds(30))
                .until(() -> Fixtures.number(
                                "select done_to from founding_import where id = ? and state = 'APPLYING' for update",
                                id)
                        == 1_001);
        return list;
    }

    private String apply(String name) {
        StringBuilder csv = new StringBuilder("Jurisdiction,Name,E-mail,Role,Place\n");
        for (int i = 1; i <= ROWS; i++) {
            csv.append(
                    "MS,Person %d,%s,Specialist,%s\n".formatted(i, address(name, i), i % 3 == 0 ? "core" : "extended"));
        }
        Response read = as(coordinator)
                .multiPart("form", formToken(coordinator, LISTS))
                .multiPart("list", file(name + ".csv", csv.toString().getBytes(StandardCharsets.UTF_8)), "text/csv")
                .post(LISTS);
        assertEquals(303, read.statusCode(), read.asString());
        String list = read.header("Location").replaceAll("^https?://[^/]+", "");
        assertEquals(
                303, submit(coordinator, list, list + "/application", Map.of()).statusCode());
        return list;
    }

    private void awaitApplied(String list) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Fixtures.number(
                                "select count(*) from founding_import where id = ? and state = 'APPLIED'",
                                UUID.fromString(id(list)))
                        == 1);
    }

    private String address(String name, int i) {
        return "p%d.%s@%s.example".formatted(i, name, coordinator.id());
    }

    private long invited(String name) {
        return Fixtures.number(
                "select count(*) from invitation i join person p on p.id = i.person_id where p.email like ?",
                "%." + name + "@" + coordinator.id() + ".example");
    }

    /** Everything that came of a list, row by row, without what is by chance. */
    private List<String> result(String name) {
        return Fixtures.rows(
                        """
                        select p.name, p.role_title, p.jurisdiction_key, i.name, i.role_title, i.place, i.reach, i.basis,
                               i.founding, i.state, i.sendings, i.invited_by,
                               (select count(*) from mail_outbox o where o.to_address = p.email and o.kind = 'INVITATION')
                          from person p join invitation i on i.person_id = p.id where p.email like ? order by p.name
                        """,
                        "%." + name + "@" + coordinator.id() + ".example")
                .stream()
                .map(java.util.Arrays::toString)
                .toList();
    }

    private static String outcomes(String list) {
        return String.valueOf(
                Fixtures.rows("select outcomes::text from founding_import where id = ?", UUID.fromString(id(list)))
                        .get(0)[0]);
    }

    private static String id(String list) {
        return list.substring(list.lastIndexOf('/') + 1);
    }
}
