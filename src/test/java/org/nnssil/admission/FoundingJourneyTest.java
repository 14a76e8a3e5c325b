package org.nnssil.admission;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.Links;
import org.nnssil.testing.NetworkTest;

/** J1: the founding list, from the survey's sheet to the board, and one contact who declines. */
@QuarkusTest
class FoundingJourneyTest extends NetworkTest {

    static final String LISTS = "/desk/founding";

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private Somebody coordinator;

    @BeforeEach
    void begin() {
        SeatsAside.take();
        coordinator = Fixtures.coordinator();
    }

    @AfterEach
    void end() {
        SeatsAside.giveBack();
    }

    @Test
    void theFoundingListFillsTheBoardAndADeclineVacatesTheSeatAgain() {
        // Given 57 rows: 54 named, 2 blank, 1 with the address of another state.
        String sheet = sheet(address("AL"));
        String before = everything();

        // When the sheet is read, its problems are told by row, and nothing is written.
        String broken = read(sheet);
        Document page = page(broken);
        assertEquals(57, page.select("tbody tr").size(), "one problem and 56 lines of change");
        assertEquals(1, page.select("#problems tbody tr").size());
        assertTrue(page.text().contains("is used in row 2 already"), page.text());
        assertFalse(page.html().contains("/application"), "a list with problems cannot be applied");
        assertEquals(
                409,
                submit(coordinator, broken, broken + "/application", Map.of()).statusCode());
        assertEquals(before, everything(), "a dry run writes nothing");

        // When the address is corrected, the list is applied: 55 invitations and two vacant seats.
        String fixed = read(sheet(address("WY")));
        assertTrue(
                page(fixed).text().contains("Apply and send 55 invitations"),
                page(fixed).text());
        assertEquals(before, everything());
        assertEquals(
                303,
                submit(coordinator, fixed, fixed + "/application", Map.of()).statusCode());
        assertTrue(page(fixed).text().contains("55 new"), page(fixed).text());
        assertEquals(
                55,
                count("select count(*) from invitation i join person p on p.id = i.person_id"
                        + " where p.email like ? and i.founding and i.state = 'SENT'"));
        assertEquals(55, count("select count(*) from mail_outbox where to_address like ? and kind = 'INVITATION'"));
        as(coordinator).get("/seats").then().body(containsString("55 of 57 seats are filled"));
        assertEquals(
                0, count("select count(*) from membership m join person p on p.id = m.person_id where p.email like ?"));
        as(coordinator).get("/seats").then().body(containsString("invited, not yet accepted"));
        assertEquals(
                List.of("North Dakota", "Rhode Island"),
                page("/seats").select("tr:has(td .badge.soon) th").eachText(),
                "two seats are shown as vacant");

        // When the same file is read again, there is nothing to apply.
        String after = everything();
        String again = read(sheet(address("WY")));
        assertTrue(
                page(again).text().contains("there is nothing to apply"),
                page(again).text());
        assertEquals(
                303,
                submit(coordinator, again, again + "/application", Map.of()).statusCode());
        assertEquals(after, everything(), "the same list again changes nothing");

        // One accepts: a founding member. One declines: the seat is vacant and the reason kept.
        Somebody alabama = invited("AL");
        String link = Links.intoNetwork(alabama.email());
        as(alabama).get(link).then().statusCode(200);
        assertEquals(303, submit(alabama, link, link + "/acceptance", Map.of()).statusCode());
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from membership where person_id = ? and founding and reach = 2 and basis = 'SEAT'",
                        alabama.id()));
        as(alabama).get("/directory").then().statusCode(200);

        Somebody wyoming = invited("WY");
        String no = Links.intoNetwork(wyoming.email());
        assertEquals(
                303,
                submit(wyoming, no, no + "/refusal", Map.of("reason", "Moved to another office"))
                        .statusCode());
        as(coordinator).get("/seats").then().body(containsString("54 of 57 seats are filled"));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from invitation where person_id = ? and state = 'DECLINED' and reason = 'Moved to another office'",
                        wyoming.id()));
        as(coordinator).get("/jurisdictions/WY").then().body(containsString("Moved to another office"));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from mail_outbox where to_address = ? and kind = 'INVITATION_DECLINED'",
                        coordinator.email()));

        // A list does not put back who declined.
        assertTrue(page(read(sheet(address("WY")))).text().contains("a list does not put anybody back"));
        assertTrue(Fixtures.number(
                        "select count(*) from audit_entry where actor_id = ? and act = 'founding-list.applied'",
                        coordinator.id())
                > 0);
    }

    @Test
    void conflictsWithThePeopleOfTheNetworkAreToldAtTheirRow() {
        Somebody tennessee = Fixtures.director("Tess Taken", "TN");
        Somebody gone = Fixtures.director("Cleo Closed", "MS");
        Fixtures.run("update person set active = false where id = ?", gone.id());

        String list = read("Jurisdiction,Name,E-mail\nAL,Tess Taken," + tennessee.email() + "\nMS,Cleo Closed,"
                + gone.email() + "\n");
        String text = page(list).text();

        assertTrue(text.contains("This address is that of Tess Taken of Tennessee already."), text);
        assertTrue(text.contains("The account of Cleo Closed with this address is closed."), text);
        assertEquals(
                409, submit(coordinator, list, list + "/application", Map.of()).statusCode());
    }

    @Test
    void whoIsAMemberAlreadyHasNothingToAccept() {
        Somebody extended = Fixtures.extended("Eve Already", "MS");

        String list = read("Jurisdiction,Name,E-mail\nMS,Eve Already," + extended.email() + "\n");
        submit(coordinator, list, list + "/application", Map.of());

        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from membership where person_id = ? and reach = 2 and basis = 'SEAT' and founding",
                        extended.id()));
        assertEquals(0, Fixtures.number("select count(*) from invitation where person_id = ?", extended.id()));
        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from mail_outbox where to_address = ? and kind = 'SEAT_HOLDER'",
                        extended.email()));
    }

    @Test
    void whoHasNotAnsweredForTheSeatIsNotMadeCoreByTheList() {
        Somebody extended = Fixtures.extended("Eve Asked", "MS");
        String seat = "/seats/MS/holder";
        Map<String, Object> named = Map.of(
                "email",
                extended.email(),
                "name",
                "Eve Asked",
                "roleTitle",
                "",
                "from",
                java.time.LocalDate.now(org.nnssil.security.Viewer.EASTERN).toString());
        assertEquals(303, submit(coordinator, seat, seat, named).statusCode());

        String list = read("Jurisdiction,Name,E-mail\nMS,Eve Asked," + extended.email() + "\n");
        assertTrue(
                page(list).text().contains("there is nothing to apply"),
                page(list).text());
        submit(coordinator, list, list + "/application", Map.of());

        assertEquals(1, Fixtures.number("select reach from membership where person_id = ?", extended.id()));
        assertEquals(303, acceptsByMail(extended.email()).statusCode());
        assertEquals(2, Fixtures.number("select reach from membership where person_id = ?", extended.id()));
    }

    @Test
    void theFileSentTwiceIsReadOnceAndWhatIsNoListIsRefused() {
        String token = formToken(coordinator, LISTS);
        byte[] csv = "Jurisdiction,Name,E-mail\nMS,,\n".getBytes(StandardCharsets.UTF_8);

        String first = upload(token, "list.csv", csv).header("Location");
        assertEquals(first, upload(token, "list.csv", csv).header("Location"));

        Response workbook = upload(formToken(coordinator, LISTS), "list.xlsx", new byte[] {'P', 'K', 3, 4, 0});
        assertEquals(422, workbook.statusCode());
        assertTrue(
                Jsoup.parse(workbook.asString()).selectFirst("#e-list").text().contains("This workbook is damaged"));
    }

    @Test
    void whoeverIsAskedUnderAnotherNameIsCorrectedOnceInAllPlaces() {
        String head = "Jurisdiction,Name,E-mail,Role,Place\n";
        String extended = address("MS") + ",%s,extended\n";
        String first = read(head + "MS,Ana Lopes," + extended.formatted("Analyst"));
        submit(coordinator, first, first + "/application", Map.of());

        String corrected = head + "MS,Ana Lopez," + extended.formatted("");
        String second = read(corrected);
        assertTrue(
                page(second).text().contains("name or role is corrected"),
                page(second).text());
        submit(coordinator, second, second + "/application", Map.of());

        assertEquals(
                1,
                count("select count(*) from invitation i join person p on p.id = i.person_id where p.email like ?"
                        + " and i.name = 'Ana Lopez' and p.name = 'Ana Lopez' and i.role_title = 'Analyst'"));
        String again = read(corrected);
        assertTrue(
                page(again).text().contains("there is nothing to apply"),
                page(again).text());
    }

    @Test
    void aRowThatLostItsPlaceMeanwhileIsToldAndTheOthersAreApplied() {
        String late = address("TN");
        String list = read("Jurisdiction,Name,E-mail,Place\nMS,Al Ash," + address("MS") + ",core\nMS,Bo Birch," + late
                + ",core\nMS,Cy Cole," + address("AL") + ",core\n");
        // Between the look of the coordinator and the turn of the row, somebody is known elsewhere by that address.
        Somebody elsewhere = Fixtures.director("Bo Birch", "TN");
        Fixtures.run("update person set email = ? where id = ?", late, elsewhere.id());
        UUID id = UUID.fromString(id(list));
        Fixtures.run("update founding_import set state = 'APPLYING' where id = ?", id);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        Fixtures.number("select count(*) from founding_import where id = ? and state = 'APPLIED'", id)
                                == 1);

        String text = page(list).text();
        assertTrue(text.contains("Not applied: 1 row, because the network changed meanwhile."), text);
        assertTrue(text.contains("This address is that of Bo Birch of Tennessee already."), text);
        assertEquals(
                2, count("select count(*) from invitation i join person p on p.id = i.person_id where p.email like ?"));
        assertTrue(as(coordinator).get(list + "/problems.csv").asString().contains("\"3\",\"E-mail\""));
    }

    @Test
    void manyProblemsArePagedAndComeAsATable() {
        StringBuilder csv = new StringBuilder("Jurisdiction,Name,E-mail,Place\n");
        for (int i = 2; i <= 2_001; i++) {
            csv.append("MS,Person %d,%s,core\n".formatted(i, i % 4 == 0 ? "=nobody" : i + "-" + address("MS")));
        }
        String list = read(csv.toString());

        Document page = page(list);
        assertEquals(100, page.select("#problems tbody tr").size());
        assertEquals(100, page.select("#changes tbody tr").size());
        assertTrue(page.text().contains("1 to 100 of 500"), page.text());
        assertTrue(page.text().contains("1 to 100 of 1,500"), page.text());
        Document last =
                page(page.select("#problems a[rel=next]").attr("href").replace("problems=2#problems", "problems=5"));
        assertEquals("2000", last.select("#problems tbody tr:last-child th").text());
        assertTrue(last.select("#problems a[rel=next]").isEmpty());
        assertEquals(
                "404",
                page(list + "?problems=2")
                        .select("#problems tbody tr:first-child th")
                        .text());
        assertEquals(0, page(list + "?problems=6").select("#problems tbody tr").size());

        Response table = as(coordinator).get(list + "/problems.csv");
        assertEquals("text/csv;charset=UTF-8", table.contentType());
        List<String> lines = table.asString().lines().toList();
        assertEquals(501, lines.size());
        assertEquals("\uFEFF\"Row\",\"Column\",\"What is wrong\"", lines.get(0));
        assertTrue(lines.get(1).startsWith("\"4\",\"E-mail\",\"The value begins with “=”"), lines.get(1));
        assertTrue(lines.get(500).startsWith("\"2000\","), lines.get(500));
    }

    @Test
    void aDiscardedListForgetsWhomItNamed() {
        String list = read("Jurisdiction,Name,E-mail\nMS,Al Ash," + address("MS") + "\nTN,=Bo,bo at b\n");

        assertEquals(
                303, submit(coordinator, list, list + "/discarding", Map.of()).statusCode());
        UUID id = UUID.fromString(id(list));
        assertEquals(0, Fixtures.number("select count(*) from founding_row where import_id = ?", id));
        assertEquals(0, Fixtures.number("select count(*) from founding_problem where import_id = ?", id));
        assertTrue(page(list).text().contains("was discarded"), page(list).text());
    }

    @Test
    void onlyTheCoordinatorKnowsOfLists() {
        String list = read("Jurisdiction,Name,E-mail\nMS,,\n");
        Somebody director = Fixtures.director("Not Coordinator", "MS");

        for (String path : List.of(LISTS, list, list + "/problems.csv", "/desk/invitations", "/desk/invitations/new")) {
            as(director).get(path).then().statusCode(404);
        }
        Map<String, Object> fields = Map.of("form", formToken(director, "/settings"));
        assertEquals(404, send(director, list + "/application", fields).statusCode());
        assertEquals(404, send(director, list + "/discarding", fields).statusCode());
    }

    @Test
    void aWorkbookIsReadLikeText() {
        byte[] workbook = WorkbookKit.with(WorkbookKit.rows(
                        new String[] {"Jurisdiction", "Name", "E-mail", "Place"},
                        new String[] {"Mississippi", "Al Ash", address("MS"), "core"},
                        new String[] {"Tennessee", "Bo Birch", address("TN"), "extended"}))
                .bytes();
        Response answer = upload(formToken(coordinator, LISTS), "list.xlsx", workbook);
        String list = answer.header("Location").replaceAll("^https?://[^/]+", "");
        submit(coordinator, list, list + "/application", Map.of());

        assertEquals(
                2,
                count("select count(*) from invitation i join person p on p.id = i.person_id where p.email like ?"
                        + " and i.state = 'SENT'"));
    }

    private static String id(String list) {
        return list.substring(list.lastIndexOf('/') + 1);
    }

    private String sheet(String wyoming) {
        StringBuilder sheet = new StringBuilder("Jurisdiction,Name,E-mail,Role\n");
        List<Object[]> seats = Fixtures.rows(
                "select s.jurisdiction_key, j.name from seat s join jurisdiction j on j.key = s.jurisdiction_key"
                        + " where j.counted order by j.name");
        assertEquals(57, seats.size());
        for (Object[] seat : seats) {
            String key = (String) seat[0];
            String name = (String) seat[1];
            if (key.equals("ND") || key.equals("RI")) {
                sheet.append("\"%s\",,,\n".formatted(name));
            } else {
                String email = key.equals("WY") ? wyoming : address(key);
                sheet.append("\"%s\",Contact of %s,%s,Director\n".formatted(name, key, email));
            }
        }
        return sheet.toString();
    }

    private String address(String key) {
        return key.toLowerCase(java.util.Locale.ROOT) + "-" + mark + "@founding.example";
    }

    private String read(String csv) {
        Response answer = upload(formToken(coordinator, LISTS), "survey.csv", csv.getBytes(StandardCharsets.UTF_8));
        assertEquals(303, answer.statusCode(), answer.asString());
        return answer.header("Location").replaceAll("^https?://[^/]+", "");
    }

    private Response upload(String token, String name, byte[] bytes) {
        return as(coordinator)
                .multiPart("form", token)
                .multiPart("list", file(name, bytes), "text/csv")
                .post(LISTS);
    }

    private Document page(String path) {
        return Jsoup.parse(as(coordinator).get(path).asString());
    }

    private Somebody invited(String key) {
        Object[] row = Fixtures.rows("select id, name, email from person where email = ?", address(key))
                .get(0);
        return new Somebody((UUID) row[0], UUID.randomUUID().toString(), (String) row[1], (String) row[2]);
    }

    private long count(String sql) {
        return Fixtures.number(sql, "%" + mark + "@founding.example");
    }

    /** What a dry run must not touch. */
    private static String everything() {
        return String.join(
                " ",
                Fixtures.rows(
                                """
                                select (select count(*) || ' ' || coalesce(sum(version), 0) from person),
                                       (select count(*) from membership), (select count(*) from seat_tenure),
                                       (select count(*) from invitation),
                                       (select count(*) from mail_outbox where kind = 'INVITATION')
                                """)
                        .stream()
                        .map(java.util.Arrays::toString)
                        .toList());
    }
}
