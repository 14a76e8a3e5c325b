package org.nnssil.jurisdiction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/**
 * In the next grant period Alabama went from the Southeast to the Southwest center: everywhere, which center serves it is
 * answered by the latest period.
 */
@QuarkusTest
class GrantPeriodTest extends NetworkTest {

    private static final String BEFORE = "SECC";
    private static final String NOW = "SWCC";

    private Somebody loses;
    private Somebody wins;
    private Somebody alabama;

    @BeforeEach
    void anotherPeriod() {
        Fixtures.run("insert into center_service_area (center_key, jurisdiction_key, from_date, to_date, confidence)"
                + " values ('SWCC', 'AL', date '2012-10-01', null, 'HIGH'),"
                + " ('SECC', 'GA', date '2012-10-01', null, 'HIGH')");
        Fixtures.run("insert into organization (id, kind, name, center_key)"
                + " select gen_random_uuid(), 'CENTER', c.name, c.key from center c where c.key = 'SWCC'"
                + " and not exists (select 1 from organization o where o.center_key = c.key)");
        loses = atCenter("Lou Loses", BEFORE);
        wins = atCenter("Win Wins", NOW);
        alabama = Fixtures.director("Al Alabama", "AL");
    }

    @AfterEach
    void onlyTheFirstPeriod() {
        Fixtures.run("update person set active = false where id = ?", alabama.id());
        Fixtures.run("delete from center_service_area where from_date = date '2012-10-01'");
    }

    @Test
    void centerStaffAreOfferedTheStatesThatTheyServeNow() {
        assertEquals(List.of("GA"), offered(loses, "AL", "GA"));
        assertEquals(List.of("AL"), offered(wins, "AL", "GA"));
    }

    @Test
    void theDirectoryFindsThePeopleOfAStateWithTheCenterThatServesItNow() {
        assertFalse(found(BEFORE));
        assertTrue(found(NOW));
    }

    @Test
    void thePageOfACenterAndTheBoardShowTheStatesThatItServesNow() {
        String link = "main a[href=/jurisdictions/AL]";
        assertTrue(page("/centers/" + BEFORE).select(link).isEmpty());
        assertEquals(1, page("/centers/" + NOW).select(link).size());
        Document board = page("/seats");
        assertEquals(
                List.of("/directory?center=" + NOW),
                board.select("tr:has(a[href=/jurisdictions/AL]) a[href^=/directory?center]")
                        .eachAttr("href"));
    }

    @Test
    void theCenterThatServesItNowIsToldOfADeparture() {
        Somebody coordinator = Fixtures.coordinator();
        String departure = "/people/" + alabama.id() + "/departure";
        assertEquals(
                303,
                submit(coordinator, departure, departure, Map.of("way", "leaves", "reason", "Retired"))
                        .statusCode());

        assertEquals(0, told(loses));
        assertEquals(1, told(wins));
    }

    private static List<String> offered(Somebody staff, String... keys) {
        Document form = Jsoup.parse(as(staff).get("/nominations/new").asString());
        return List.of(keys).stream()
                .filter(key ->
                        !form.select("[name=liaisonFor][value=" + key + "]").isEmpty())
                .toList();
    }

    private boolean found(String center) {
        return as(loses)
                .get("/directory?q=Al+Alabama&jurisdiction=AL&center=" + center)
                .asString()
                .contains("/people/" + alabama.id());
    }

    private Document page(String path) {
        return Jsoup.parse(as(loses).get(path).asString());
    }

    private static long told(Somebody somebody) {
        return Fixtures.number(
                "select count(*) from mail_outbox where person_id = ? and kind = 'LIAISON_TOLD'", somebody.id());
    }

    private static Somebody atCenter(String name, String center) {
        Somebody somebody = Fixtures.person(name, null);
        Fixtures.join(somebody, Viewer.NATIONAL, Reach.CORE);
        Fixtures.run(
                "update person set organization_id = (select id from organization where center_key = ?) where id = ?",
                center,
                somebody.id());
        return somebody;
    }
}
