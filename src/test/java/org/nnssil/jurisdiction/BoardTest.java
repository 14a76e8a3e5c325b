package org.nnssil.jurisdiction;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/** The board of seats with its figures, and a seat that is counted for a while. */
@QuarkusTest
class BoardTest extends NetworkTest {

    @Test
    void theBoardTellsWhoTookPartLastAndWhoIsSilentAndTheTableTellsTheSame() {
        Somebody coordinator = Fixtures.coordinator();
        Somebody active = SeatPagesTest.seated("Ada Active", "WI");
        attended(active, 20);
        Somebody reader = Fixtures.director("Board Reader", "UT");

        Document silent =
                Jsoup.parse(as(reader).get("/seats?show=silent&months=1").asString());
        assertTrue(silent.select("main section table.table tbody th a[href=/jurisdictions/WI]")
                .isEmpty());
        Document all = Jsoup.parse(as(reader).get("/seats").asString());
        Element row = all.selectFirst("main section table.table tbody tr:has(a[href=/jurisdictions/WI])");
        assertTrue(row.text().contains("Ada Active") && !row.text().contains("silent"), row.text());
        assertEquals(57, all.select("main section table.table tbody tr").size());

        String table = as(reader)
                .get("/seats/board.csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        List<String> lines = table.lines().toList();
        assertEquals(58, lines.size());
        String day = LocalDate.now(ZoneId.of("America/New_York")).minusDays(20).toString();
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.startsWith("\"WI\",\"Wisconsin\",\"filled\",\"Ada Active\"")
                                && line.contains(day)
                                && line.contains("\"no\"")),
                table);
        long silentInTable = as(reader)
                        .get("/seats/board.csv?show=silent&months=1")
                        .asString()
                        .lines()
                        .count()
                - 1;
        assertEquals(
                silentInTable,
                silent.select("main section table.table tbody tr").size());
        as(coordinator).get("/seats?show=vacant&sort=attended&dir=desc").then().statusCode(200);
        as(Fixtures.outsider()).get("/seats/board.csv").then().statusCode(404);
    }

    @Test
    void aPersonWhoMovedCountsWhereTheyWorkedAtTheTime() {
        Somebody mover = Fixtures.director("Mo Mover", "SD");
        attended(mover, 10);
        Fixtures.run("update person set jurisdiction_key = 'ID' where id = ?", mover.id());

        String table = as(Fixtures.director("Board Reader", "UT"))
                .get("/seats/board.csv")
                .asString();
        String day = LocalDate.now(ZoneId.of("America/New_York")).minusDays(10).toString();

        assertTrue(table.lines().anyMatch(line -> line.startsWith("\"SD\"") && line.contains(day)), table);
        assertTrue(table.lines().noneMatch(line -> line.startsWith("\"ID\"") && line.contains(day)), table);
    }

    @Test
    void theCoordinatorCountsThe58thSeatAndNoMoreAndBothAreWrittenDown() {
        Somebody coordinator = Fixtures.coordinator();
        String page = "/jurisdictions/BIE";
        String act = page + "/counting";
        try {
            assertEquals(
                    303,
                    submit(coordinator, page, act, Map.of("counted", "yes")).statusCode());
            assertEquals(58, Fixtures.number("select count(*) from jurisdiction where counted"));
            as(coordinator).get("/seats").then().body(containsString("58 counted"));
            String holder = "/seats/BIE/holder";
            Map<String, Object> fields = Map.of(
                    "email",
                    UUID.randomUUID() + "@tests.example",
                    "name",
                    "Bea Holder",
                    "roleTitle",
                    "",
                    "from",
                    today(3));
            assertEquals(303, submit(coordinator, holder, holder, fields).statusCode());
            assertEquals(
                    409, submit(coordinator, page, act, Map.of("counted", "no")).statusCode());
            String vacancy = "/seats/BIE/vacancy";
            assertEquals(
                    303,
                    submit(coordinator, vacancy, vacancy, Map.of("on", today(1), "reason", "Test"))
                            .statusCode());
            Map<String, Object> overlapping = Map.of(
                    "email",
                    UUID.randomUUID() + "@tests.example",
                    "name",
                    "Olga Over",
                    "roleTitle",
                    "",
                    "from",
                    today(2));
            assertEquals(422, submit(coordinator, holder, holder, overlapping).statusCode());
            assertEquals(
                    303, submit(coordinator, page, act, Map.of("counted", "no")).statusCode());
        } finally {
            Fixtures.run("update jurisdiction set counted = false where key = 'BIE'");
            Fixtures.run("delete from invitation where seat_key = 'BIE'");
            Fixtures.run("delete from seat_tenure where jurisdiction_key = 'BIE'");
            Fixtures.run("delete from seat where jurisdiction_key = 'BIE'");
        }
        assertEquals(57, Fixtures.number("select count(*) from jurisdiction where counted"));
        assertTrue(Fixtures.number("select count(*) from audit_entry where jurisdiction_key = 'BIE' and act like"
                        + " 'jurisdiction.%counted'")
                >= 2);
        Somebody director = Fixtures.director("No Coordinator", "UT");
        as(director).get(page).then().body(not(containsString("/counting")));
        Map<String, Object> smuggled = Map.of("counted", "yes", "form", formToken(director, "/settings"));
        assertEquals(404, send(director, act, smuggled).statusCode());
        assertEquals(
                404,
                submit(coordinator, "/settings", "/jurisdictions/MS/counting", Map.of("counted", "no"))
                        .statusCode());
    }

    @Test
    void theLiaisonOfTheCenterIsNamedUnlessTheyChoseNotToBeListed() {
        Somebody liaison = Fixtures.director("Lia Liaison", null);
        Somebody reader = Fixtures.director("Board Reader", "UT");
        Fixtures.run(
                "insert into center_liaison (id, jurisdiction_key, person_id, center_key, from_date)"
                        + " select gen_random_uuid(), 'NV', ?, min(key), current_date from center",
                liaison.id());

        assertTrue(nevada(reader).contains("Lia Liaison"), nevada(reader));
        as(reader).get("/seats/board.csv").then().body(containsString("\"Lia Liaison\""));
        as(reader).get("/seats?sort=liaison&dir=desc").then().statusCode(200);

        Fixtures.run("update person set listed = false where id = ?", liaison.id());
        assertTrue(nevada(reader).contains("The liaison is not listed"), nevada(reader));
        as(reader).get("/seats/board.csv").then().body(not(containsString("Lia Liaison")));
        assertTrue(nevada(Fixtures.coordinator()).contains("Lia Liaison"));
        Fixtures.run("delete from center_liaison where person_id = ?", liaison.id());
    }

    private static String nevada(Somebody reader) {
        return Jsoup.parse(as(reader).get("/seats").asString())
                .select("main section table.table tbody tr:has(a[href=/jurisdictions/NV])")
                .text();
    }

    private static String today(int ago) {
        return LocalDate.now(ZoneId.of("America/New_York")).minusDays(ago).toString();
    }

    private static void attended(Somebody somebody, int daysAgo) {
        UUID session = UUID.randomUUID();
        Fixtures.run(
                "insert into webinar (id, community_id, reach, title, starts_at, minutes, capacity, status, created_at,"
                        + " changed_at) values (?, '00000000-0000-7000-8000-000000000001', 1, 'Past', now() - make_interval(days"
                        + " => ?), 60, 10, 'SCHEDULED', now(), now())",
                session,
                daysAgo);
        Fixtures.run(
                "insert into webinar_registration (id, webinar_id, person_id, status, queued_at, changed_at) values"
                        + " (gen_random_uuid(), ?, ?, 'CONFIRMED', now(), now())",
                session,
                somebody.id());
    }
}
