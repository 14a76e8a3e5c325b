package org.nnssil.community;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.HeldRows;
import org.nnssil.testing.Links;
import org.nnssil.testing.NetworkTest;

@QuarkusTest
class SeatingTest extends NetworkTest {

    private static final String FORM = "/seats/MP/holder";
    private Somebody coordinator;

    @BeforeEach
    void aVacantSeat() {
        coordinator = Fixtures.coordinator();
        Fixtures.run("delete from seat_tenure where jurisdiction_key = 'MP'");
        Fixtures.run("update seat set vacant_since = current_date - 10 where jurisdiction_key = 'MP'");
    }

    @Test
    void aSeatFilledAndVacatedChangesTheCount() {
        long before = filled();

        assertEquals(
                303,
                submit(coordinator, FORM, FORM, holder("Hal Holder", day(5))).statusCode());
        assertEquals(before + 1, filled());
        as(coordinator).get("/jurisdictions/MP").then().body(containsString("Hal Holder"));

        String vacancy = "/seats/MP/vacancy";
        assertEquals(
                303,
                submit(coordinator, vacancy, vacancy, Map.of("on", day(0), "reason", "Took another post"))
                        .statusCode());
        assertEquals(before, filled());
        as(coordinator)
                .get("/api/v1/jurisdictions")
                .then()
                .body("items.find { it.key == 'MP' }.seat.status", equalTo("vacant"));
    }

    @Test
    void whoIsNamedIsAskedAndTakesTheSeatAsACoreMemberWhenTheyAccept() {
        Map<String, Object> fields = holder("Nell Named", day(0));
        submit(coordinator, FORM, FORM, fields);

        String email = (String) fields.get("email");
        assertEquals(0, memberships(email), "named persons accept before they are members");
        assertEquals(0, mails(email, "SEAT_HOLDER"));
        assertEquals(1, mails(email, "INVITATION"));
        assertEquals("invited, not yet accepted", onTheBoard());
        as(coordinator).get("/seats").then().body(containsString("not accepted yet)"));
        assertTrue(as(coordinator)
                .get("/seats/board.csv")
                .asString()
                .contains("\"Northern Mariana Islands\",\"invited\""));
        as(coordinator).get("/jurisdictions/MP").then().body(containsString("invited, not yet accepted"));
        as(coordinator).get("/desk/invitations").then().body(containsString(email), containsString("Seat of"));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry a join person p on p.id = a.subject_id where p.email = ?"
                                + " and a.act = 'seat.named' and a.jurisdiction_key = 'MP' and a.actor_id = ?",
                        email,
                        coordinator.id()));

        assertEquals(303, acceptsByMail(email).statusCode());

        assertEquals("", onTheBoard());
        Object[] row = Fixtures.rows(
                        "select p.jurisdiction_key, m.reach, m.basis, o.kind from person p join membership m on"
                                + " m.person_id = p.id join organization o on o.id = p.organization_id where p.email = ?",
                        fields.get("email"))
                .get(0);
        assertEquals("MP", row[0]);
        assertEquals(2, ((Number) row[1]).intValue());
        assertEquals("SEAT", row[2]);
        assertEquals("SEA", row[3]);
        assertEquals(1, mails(email, "SEAT_HOLDER"));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from audit_entry a join person p on p.id = a.actor_id where p.email = ?"
                                + " and a.act = 'seat.filled'",
                        email));
    }

    @Test
    void whoDeclinesGivesTheSeatBackAndStaysWhatTheyWere() {
        Somebody member = Fixtures.extended("Dee Declines", "MP");
        Map<String, Object> fields = holder("Ignored", day(3));
        fields.put("email", member.email());
        submit(coordinator, FORM, FORM, fields);
        String link = Links.intoNetwork(member.email());
        assertEquals(
                303,
                submit(member, link, link + "/refusal", Map.of("reason", "Too much travel"))
                        .statusCode());

        assertEquals(
                0,
                Fixtures.number("select count(*) from seat_tenure where jurisdiction_key = 'MP' and to_date is null"));
        assertEquals(1, Fixtures.number("select reach from membership where person_id = ?", member.id()));
        as(coordinator)
                .get("/jurisdictions/MP")
                .then()
                .body(containsString("Vacant"), containsString("Declined: Too much travel"));
        assertEquals(1, mails(coordinator.email(), "INVITATION_DECLINED"));
    }

    @Test
    void theRightsOfTheSeatBeginWithTheAnswer() {
        Somebody member = Fixtures.director("Rita Rights", "MP");
        Map<String, Object> fields = holder("Ignored", day(0));
        fields.put("email", member.email());
        submit(coordinator, FORM, FORM, fields);

        as(member).get("/seats/MP").then().statusCode(404);
        as(member).get("/nominations/new").then().body(containsString("nobody has taken it now"));
        as(coordinator).get("/directory?standing=seat&jurisdiction=MP").then().body(not(containsString("Rita Rights")));

        submit(member, Links.intoNetwork(member.email()), Links.intoNetwork(member.email()) + "/acceptance", Map.of());

        as(member).get("/seats/MP").then().statusCode(200);
        as(member).get("/nominations/new").then().body(containsString("You name colleagues"));
        as(coordinator).get("/directory?standing=seat&jurisdiction=MP").then().body(containsString("Rita Rights"));
    }

    @Test
    void anotherNameOrAVacancyTakesTheQuestionBack() {
        Map<String, Object> first = holder("First Asked", day(4));
        submit(coordinator, FORM, FORM, first);
        Map<String, Object> second = holder("Second Asked", day(2));
        assertEquals(303, submit(coordinator, FORM, FORM, second).statusCode());

        assertEquals(
                409,
                anonymous().get(Links.intoNetwork((String) first.get("email"))).statusCode());
        String link = Links.intoNetwork((String) second.get("email"));
        assertEquals(200, anonymous().get(link).statusCode());
        String vacancy = "/seats/MP/vacancy";
        submit(coordinator, vacancy, vacancy, Map.of("on", day(0), "reason", "The post is cut"));
        assertEquals(409, anonymous().get(link).statusCode());
        assertEquals(0, memberships((String) second.get("email")));
    }

    @Test
    void anInterimHolderWhoHasAcceptedIsConfirmedWithoutBeingAskedAgain() {
        Map<String, Object> fields = holder("Ina Interim", day(9));
        fields.put("interim", "yes");
        submit(coordinator, FORM, FORM, fields);
        String email = (String) fields.get("email");
        assertEquals(303, acceptsByMail(email).statusCode());
        fields.remove("interim");
        fields.put("from", day(1));
        assertEquals(303, submit(coordinator, FORM, FORM, fields).statusCode());

        assertEquals("", onTheBoard());
        assertEquals(1, mails(email, "INVITATION"));
        assertEquals(2, mails(email, "SEAT_HOLDER"));
    }

    @Test
    void whoIsInTheNetworkForAnotherStateMovesFirst() {
        Somebody elsewhere = Fixtures.director("Ellis Elsewhere", "HI");
        Map<String, Object> fields = holder("Ignored", day(0));
        fields.put("email", elsewhere.email());
        Response refused = submit(coordinator, FORM, FORM, fields);

        assertEquals(422, refused.statusCode());
        assertTrue(
                Jsoup.parse(refused.asString()).selectFirst("#e-email").text().contains("Record their move"));
        assertEquals(0, Fixtures.number("select count(*) from seat_tenure where jurisdiction_key = 'MP'"));
    }

    @Test
    void aSuccessorTakesOverAndHistoryStays() {
        submit(coordinator, FORM, FORM, holder("First Holder", day(30)));
        Map<String, Object> second = holder("Second Holder", day(2));
        second.put("interim", "yes");
        assertEquals(303, submit(coordinator, FORM, FORM, second).statusCode());

        assertEquals(2, Fixtures.number("select count(*) from seat_tenure where jurisdiction_key = 'MP'"));
        as(coordinator)
                .get("/jurisdictions/MP")
                .then()
                .body(containsString("First Holder"), containsString("Second Holder"), containsString("interim"));
    }

    @Test
    void theFormSentTwiceSeatsOnce() {
        Map<String, Object> fields = holder("Tess Twice", day(1));
        fields.put("form", formToken(coordinator, FORM));
        assertEquals(303, send(coordinator, FORM, fields).statusCode());
        assertEquals(303, send(coordinator, FORM, fields).statusCode());
        assertEquals(1, Fixtures.number("select count(*) from seat_tenure where jurisdiction_key = 'MP'"));
        assertEquals(1, Fixtures.number("select count(*) from mail_outbox where to_address = ?", fields.get("email")));
    }

    @Test
    void anExtendedMemberWhoTakesTheSeatBecomesCore() {
        Somebody extended = Fixtures.extended("Eve Extended", "MP");
        Map<String, Object> fields = holder("Ignored", day(0));
        fields.put("email", extended.email());
        submit(coordinator, FORM, FORM, fields);
        assertEquals(1, Fixtures.number("select reach from membership where person_id = ?", extended.id()));
        String link = Links.intoNetwork(extended.email());
        submit(extended, link, link + "/acceptance", Map.of());
        assertEquals(2, Fixtures.number("select reach from membership where person_id = ?", extended.id()));
    }

    @Test
    void nobodyHoldsTwoSeatsAndDaysFollowEachOther() {
        Map<String, Object> fields = holder("Held Once", day(10));
        submit(coordinator, FORM, FORM, fields);

        Response again = submit(coordinator, FORM, FORM, fields);
        assertEquals(422, again.statusCode());
        assertTrue(Jsoup.parse(again.asString()).selectFirst("#e-email").text().contains("holds the seat already"));

        Response elsewhere = submit(coordinator, "/seats/AS/holder", "/seats/AS/holder", fields);
        assertEquals(422, elsewhere.statusCode());

        Response early = submit(coordinator, FORM, FORM, holder("Too Early", day(20)));
        assertTrue(Jsoup.parse(early.asString()).selectFirst("#e-from") != null);
        Response late = submit(
                coordinator,
                FORM,
                FORM,
                holder("Too Late", LocalDate.now().plusDays(9).toString()));
        assertTrue(Jsoup.parse(late.asString()).selectFirst("#e-from") != null);
        assertEquals(1, Fixtures.number("select count(*) from seat_tenure where jurisdiction_key = 'MP'"));
        assertEquals(0, Fixtures.number("select count(*) from person where name in ('Too Early', 'Too Late')"));
    }

    @Test
    void onlyTheCoordinatorSeats() {
        Somebody director = Fixtures.director("Not Coordinator", "MP");
        as(director).get(FORM).then().statusCode(404);
        Map<String, Object> fields = holder("Smuggled", day(0));
        fields.put("form", formToken(director, "/settings"));
        assertEquals(404, send(director, FORM, fields).statusCode());
        assertEquals(404, send(director, "/seats/MP/vacancy", fields).statusCode());
        for (String key : new String[] {"ZZ", "PW", "mp", "%00"}) {
            as(coordinator)
                    .urlEncodingEnabled(false)
                    .get("/seats/" + key + "/holder")
                    .then()
                    .statusCode(404);
        }
    }

    private String onTheBoard() {
        return Jsoup.parse(as(coordinator).get("/seats").asString())
                .select("tr:has(a[href=/jurisdictions/MP]) .tag:containsOwn(invited)")
                .text();
    }

    private static long memberships(String email) {
        return Fixtures.number(
                "select count(*) from membership m join person p on p.id = m.person_id where p.email = ?", email);
    }

    private static long mails(String email, String kind) {
        return Fixtures.number("select count(*) from mail_outbox where to_address = ? and kind = ?", email, kind);
    }

    private long filled() {
        return Fixtures.number(
                "select count(*) from seat_tenure t join jurisdiction j on j.key = t.jurisdiction_key where j.counted"
                        + " and t.to_date is null");
    }

    private static String day(int ago) {
        return LocalDate.now(java.time.ZoneId.of("America/New_York"))
                .minusDays(ago)
                .toString();
    }

    private static Map<String, Object> holder(String name, String from) {
        return new HashMap<>(Map.of(
                "email",
                UUID.randomUUID() + "@tests.example",
                "name",
                name,
                "roleTitle",
                "Director of School Improvement",
                "from",
                from));
    }

    @Test
    void whoHeldTheSeatBeforeIsReadWhenNobodyElseCanChangeIt() {
        Somebody before = Fixtures.director("Bea Before", "MP");
        Somebody meanwhile = Fixtures.director("Mel Meanwhile", "MP");
        seat(before);
        Map<String, Object> fields = holder("Nell Next", day(0));
        fields.put("form", formToken(coordinator, FORM));

        CompletableFuture<Response> naming;
        try (HeldRows other = HeldRows.by(HeldRows.NATIONAL_ROSTER)) {
            naming = CompletableFuture.supplyAsync(() -> send(coordinator, FORM, fields));
            other.awaitSomebody();
            Fixtures.run(
                    "update seat_tenure set to_date = current_date - 20 where jurisdiction_key = 'MP' and to_date is null");
            seat(meanwhile);
        }

        assertEquals(303, naming.join().statusCode(), naming.join().asString());
        assertEquals(
                meanwhile.id().toString(),
                Fixtures.rows(
                                "select detail ->> 'predecessor' from audit_entry where act = 'seat.named' and actor_id = ?",
                                coordinator.id())
                        .get(0)[0]);
    }

    private static void seat(Somebody somebody) {
        Fixtures.run(
                "insert into seat_tenure (id, jurisdiction_key, person_id, from_date) values (gen_random_uuid(), 'MP', ?,"
                        + " current_date - 20)",
                somebody.id());
    }
}
