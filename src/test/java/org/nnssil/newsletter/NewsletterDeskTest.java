package org.nnssil.newsletter;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.HeldRows;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.PostOffice;
import org.nnssil.web.Times;

/** What a coordinator relies on at the desk: nothing of theirs is lost, and what is shown is what is sent. */
@QuarkusTest
class NewsletterDeskTest extends NetworkTest {

    @Inject
    Clock clock;

    private Fixtures.Somebody coordinator;

    @BeforeEach
    void coordinator() {
        coordinator = Fixtures.coordinator();
    }

    @AfterEach
    void mailIsThrownAway() {
        PostOffice.empty();
    }

    @Test
    void whoSavesTheLetterSecondSeesWhatTheFirstWroteBeforeItIsReplaced() {
        UUID issue = draft();
        String letter = "/newsletters/" + issue + "/letter";
        // given: two have it open
        String read = Newsroom.hidden(page(letter), "read");
        Map<String, Object> first = letter("First subject", "The first one's letter", read);
        Map<String, Object> second = letter("Second subject", "The second one's letter", read);
        // and: an item that is moved meanwhile is nothing to who writes the letter
        Newsroom.item(issue, "NOTE", "", null, "One");
        UUID moved = Newsroom.item(issue, "NOTE", "", null, "Two");
        move(issue, moved, "top");

        // when: the first saves, by a double click
        submit(coordinator, letter, letter, first).then().statusCode(303);
        submit(coordinator, letter, letter, first).then().statusCode(303);

        // then: the second is told, with both texts, and nothing is saved
        String refused = submit(coordinator, letter, letter, second)
                .then()
                .statusCode(409)
                .body(containsString("Somebody else changed this since you opened this page"))
                .body(containsString("Second subject"), containsString("The second one&#39;s letter"))
                .extract()
                .asString();
        Element standing = one(Jsoup.parse(refused), "section:has(> h2:contains(What stands there now))");
        assertTrue(standing.text().contains("First subject"), standing.text());
        assertTrue(standing.text().contains("The first one's letter"), standing.text());
        assertEquals("First subject", title(issue));

        // and: once more means it
        second.put("read", Newsroom.hidden(refused, "read"));
        submit(coordinator, letter, letter, second).then().statusCode(303);
        assertEquals("Second subject", title(issue));

        // and: a mistake keeps the guard
        String mistake = submit(coordinator, letter, letter, letter("", "Kept", read))
                .then()
                .statusCode(422)
                .extract()
                .asString();
        assertEquals(read, Newsroom.hidden(mistake, "read"));
        // and: without what was read nothing is replaced
        submit(coordinator, letter, letter, Map.of("title", "Blind", "opening", "", "audience", "members"))
                .then()
                .statusCode(409);
    }

    @Test
    void whoSavesAnItemSecondSeesWhatTheFirstWroteBeforeItIsReplaced() {
        UUID issue = draft();
        UUID item = Newsroom.item(issue, "NOTE", "", null, "As it was");
        String edit = "/newsletters/" + issue + "/items/" + item;
        String read = Newsroom.hidden(page(edit), "read");
        Map<String, Object> first = Map.of("heading", "First heading", "text", "First text", "link", "", "read", read);
        Map<String, Object> second =
                new HashMap<>(Map.of("heading", "Second heading", "text", "Second text", "link", "", "read", read));

        submit(coordinator, edit, edit, first).then().statusCode(303);
        String refused = submit(coordinator, edit, edit, second)
                .then()
                .statusCode(409)
                .body(containsString("Somebody else changed this item"), containsString("Second text"))
                .extract()
                .asString();
        assertTrue(one(Jsoup.parse(refused), "section:has(> h2:contains(What stands there now))")
                .text()
                .contains("First text"));
        assertEquals("First heading", item(item, "heading"));

        second.put("read", Newsroom.hidden(refused, "read"));
        submit(coordinator, edit, edit, second).then().statusCode(303);
        assertEquals("Second heading", item(item, "heading"));
    }

    @Test
    void whatIsSentIsWhatTheConfirmationShowed() {
        UUID issue = draft();
        UUID item = Newsroom.item(issue, "NOTE", "", null, "Read before sending");
        String sending = "/newsletters/" + issue + "/sending";
        String shown = page(sending);
        assertTrue(shown.contains("Read before sending"), "the headings of the items are there to read");
        assertTrue(shown.contains("/newsletters/" + issue + "/edit#preview"));
        Map<String, Object> form = new HashMap<>(confirmation(shown));

        // when: the draft changes after the page was opened
        as(coordinator)
                .contentType(ContentType.JSON)
                .body("{\"items\": [{\"id\": \"" + item + "\", \"heading\": \"Nobody has read this\"}]}")
                .patch("/api/v1/newsletters/" + issue)
                .then()
                .statusCode(200);

        // then: pressing sends nothing and shows what is there now
        String again = send(coordinator, sending, form)
                .then()
                .statusCode(409)
                .body(containsString("The draft changed since you opened this page; read it again"))
                .body(containsString("Nobody has read this"))
                .extract()
                .asString();
        assertEquals("DRAFT", status(issue));
        form.remove("version");
        send(coordinator, sending, form).then().statusCode(409);
        assertEquals("DRAFT", status(issue));

        // and: the page that was shown then can be sent
        send(coordinator, sending, confirmation(again)).then().statusCode(303);
        assertFalse(status(issue).equals("DRAFT"));
    }

    @Test
    void aChangedSessionIsTakenAnewInItsPlaceWithItsDate() {
        Instant first = clock.instant().plus(Duration.ofDays(6));
        UUID session = Newsroom.webinar("Old title " + UUID.randomUUID(), first, Reach.MEMBERS);
        UUID issue = draft();
        UUID item = only(issue, session);
        Newsroom.item(issue, "NOTE", "", null, "Below it");
        Instant later = Instant.parse("2031-03-04T19:00:00Z");
        change(session, "New title", later);

        // given: the desk and the confirmation name it
        String edit = "/newsletters/" + issue + "/edit";
        Element row = one(Jsoup.parse(page(edit)), "#i-" + item);
        assertTrue(row.text().contains("Its source changed since this draft was made."), row.text());
        assertNotNull(row.selectFirst("form[action$=/renewal] button"), "the button that takes the new text");
        Document sending = Jsoup.parse(page("/newsletters/" + issue + "/sending"));
        assertTrue(one(sending, ".notice.warn").text().contains("Old title"));

        // when
        renew(issue, item, Map.of()).then().statusCode(303).header("Location", endsWith("/edit#i-" + item));

        // then
        assertEquals("New title", item(item, "heading"));
        assertEquals("About something else.", item(item, "body"));
        assertEquals(later, happensAt(item));
        Document desk = Jsoup.parse(page(edit));
        assertEquals("i-" + item, desk.select(".items > li").get(0).id(), "it keeps its place");
        assertFalse(desk.text().contains("Its source changed"));
        assertNull(Jsoup.parse(page("/newsletters/" + issue + "/sending")).selectFirst(".notice.warn"));
    }

    @Test
    void takingTheNewTextAsksBeforeItReplacesTheCoordinatorsOwnWords() {
        Fixtures.Somebody author = Fixtures.director("Ana Author", "MS");
        UUID spotlight = Newsroom.spotlight(
                author, "Old spotlight", Reach.PUBLIC, clock.instant().minusSeconds(60));
        UUID issue = draft();
        UUID item = only(issue, spotlight);
        String edit = "/newsletters/" + issue + "/items/" + item;
        submit(
                        coordinator,
                        edit,
                        edit,
                        Map.of(
                                "heading", "My heading",
                                "text", "My words",
                                "link", "",
                                "read", Newsroom.hidden(page(edit), "read")))
                .then()
                .statusCode(303);
        Fixtures.run(
                "update practice set title = 'New spotlight', summary = 'New summary', revision = revision + 1"
                        + " where id = ?",
                spotlight);

        // when: the button is pressed, nothing happens but a question that shows both
        String question = renew(issue, item, Map.of())
                .then()
                .statusCode(409)
                .body(containsString("You wrote in this item"))
                .body(containsString("My words"), containsString("New summary"))
                .extract()
                .asString();
        assertEquals("My heading", item(item, "heading"));

        // when: the words are kept, the question is settled
        renew(issue, item, Map.of("words", "keep")).then().statusCode(303);
        assertEquals("My heading", item(item, "heading"));
        assertFalse(page("/newsletters/" + issue + "/edit").contains("Its source changed"));

        // when: the answer is for words that are not there any more, it is asked anew
        renew(issue, item, Map.of("words", "take", "read", "0000")).then().statusCode(409);
        assertEquals("My heading", item(item, "heading"));
        renew(issue, item, Map.of("words", "take", "read", Newsroom.hidden(question, "read")))
                .then()
                .statusCode(303);
        assertEquals("New spotlight", item(item, "heading"));
        assertTrue(item(item, "body").contains("New summary"));
    }

    @Test
    void whatTheReadersMayNotReadIsNotTakenAnew() {
        Fixtures.Somebody author = Fixtures.director("Ana Author", "MS");
        UUID spotlight = Newsroom.spotlight(
                author, "Open at first", Reach.PUBLIC, clock.instant().minusSeconds(60));
        UUID issue = draft();
        UUID item = only(issue, spotlight);
        Fixtures.run(
                "update practice set title = 'For the core only', reach = 2, revision = revision + 1 where id = ?",
                spotlight);

        renew(issue, item, Map.of()).then().statusCode(303);

        assertEquals("Open at first", item(item, "heading"));
        UUID note = Newsroom.item(issue, "NOTE", "", null, "Own words");
        renew(issue, note, Map.of()).then().statusCode(404);
    }

    @Test
    void aSecondIssueOfAMonthIsMadeOnlyWhenItIsMeant() {
        String month = "2" + ThreadLocalRandom.current().nextInt(100, 999) + "-12";
        String words = "December " + month.substring(0, 4);
        Map<String, Object> form = new HashMap<>(Map.of("month", month, "audience", "core"));
        form.put("form", formToken(coordinator, "/newsletters/new"));

        // given: a draft, by a double click
        String location = send(coordinator, "/newsletters/new", form)
                .then()
                .statusCode(303)
                .extract()
                .header("Location");
        send(coordinator, "/newsletters/new", form).then().statusCode(303).header("Location", location);

        // when: the month is drafted again, then it is asked
        String edit = location.replaceAll("^https?://[^/]+", "");
        String asked = submit(coordinator, "/newsletters/new", "/newsletters/new", without(form, "form"))
                .then()
                .statusCode(409)
                .body(containsString("There is already a draft for " + words), containsString(edit))
                .extract()
                .asString();
        assertEquals(1, issues(month));
        // and: for other readers it is another issue, and a yes to one month is none to another
        submit(coordinator, "/newsletters/new", "/newsletters/new", Map.of("month", month, "audience", "members"))
                .then()
                .statusCode(303);
        submit(
                        coordinator,
                        "/newsletters/new",
                        "/newsletters/new",
                        Map.of("month", month, "audience", "members", "again", month + " core"))
                .then()
                .statusCode(409);

        // when: it went out, that is said, with its number and day
        UUID id = UUID.fromString(edit.split("/")[2]);
        Fixtures.run(
                "update newsletter_issue set status = 'SENT', queued_at = now(), sent_at = now() where id = ?", id);
        submit(coordinator, "/newsletters/new", "/newsletters/new", without(form, "form"))
                .then()
                .statusCode(409)
                .body(containsString(words + " was sent as issue "), containsString("Make another one all the same?"));

        // and: a yes makes it
        Map<String, Object> yes = new HashMap<>(without(form, "form"));
        yes.put("again", one(Jsoup.parse(asked), "button[name=again]").val());
        submit(coordinator, "/newsletters/new", "/newsletters/new", yes).then().statusCode(303);
        assertEquals(3, issues(month));
        Fixtures.run("delete from newsletter_issue where month = ?::date", month + "-01");
    }

    @Test
    void ofTwoWhoDraftTheSameMonthAtOnceOneIsAsked() throws Exception {
        String month = "2" + ThreadLocalRandom.current().nextInt(100, 999) + "-11";
        Map<String, Object> form = Map.of("month", month, "audience", "core");
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            // both have been read, and neither has made anything, when the first may go on
            try (HeldRows numbers = HeldRows.by(HeldRows.NATIONAL_ROSTER)) {
                for (int i = 0; i < 2; i++) {
                    answers.add(both.submit(() -> submit(coordinator, "/newsletters/new", "/newsletters/new", form)
                            .statusCode()));
                }
                numbers.awaitSomebody();
                await().until(() -> waiting() == 2);
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            statuses.sort(null);
            assertEquals(List.of(303, 409), statuses);
        } finally {
            both.shutdown();
            Fixtures.run("delete from newsletter_issue where month = ?::date", month + "-01");
        }
    }

    @Test
    void theMonthThatIsOfferedHasNoSentIssue() {
        String now = YearMonth.from(clock.instant().atZone(Times.EASTERN)).toString();
        UUID sent = UUID.randomUUID();
        Fixtures.run(
                "insert into newsletter_issue (id, community_id, reach, month, number, title, status, created_at, changed_at,"
                        + " queued_at, sent_at) select ?, ?, 2, ?::date, 1 + coalesce(max(number), 0), 'Sent', 'SENT', now(),"
                        + " now(), now(), now() from newsletter_issue where community_id = ?",
                sent,
                Viewer.NATIONAL,
                now + "-01",
                Viewer.NATIONAL);
        try {
            String offered = one(Jsoup.parse(page("/newsletters/new")), "#f-month option[selected]")
                    .val();
            assertTrue(offered.compareTo(now) > 0, offered);
            assertEquals(
                    0,
                    Fixtures.number(
                            "select count(*) from newsletter_issue where month = ?::date and status <> 'DRAFT'"
                                    + " and community_id = ?",
                            offered + "-01",
                            Viewer.NATIONAL));
        } finally {
            Fixtures.run("delete from newsletter_issue where id = ?", sent);
        }
    }

    @Test
    void whoMovesAnItemComesBackToItAndIsToldWhereItStands() {
        UUID issue = draft();
        Fixtures.run("delete from newsletter_item where issue_id = ?", issue);
        List<UUID> notes = List.of(
                Newsroom.item(issue, "NOTE", "", null, "A"),
                Newsroom.item(issue, "NOTE", "", null, "B"),
                Newsroom.item(issue, "NOTE", "", null, "C"),
                Newsroom.item(issue, "NOTE", "", null, "D"));
        for (int i = 0; i < notes.size(); i++) {
            Fixtures.run("update newsletter_item set position = ? where id = ?", i, notes.get(i));
        }
        UUID last = notes.get(3);

        // when: one place up, the focus stays on the button that was pressed
        String back = move(issue, last, "up");
        assertTrue(back.endsWith("/edit?moved=" + last + "#up-" + last), back);
        Document desk = Jsoup.parse(page(back));
        Element said = one(desk, "#i-" + last + " [role=status]");
        assertEquals("Moved to 3 of 4.", said.text());
        assertEquals(said.id(), one(desk, "#up-" + last).attr("aria-describedby"));

        // when: down to the end, where the button is no more, it is the item
        back = move(issue, last, "down");
        assertTrue(back.endsWith("#i-" + last), back);
        assertEquals("-1", one(Jsoup.parse(page(back)), "#i-" + last).attr("tabindex"));

        // when: to the top
        back = move(issue, last, "top");
        desk = Jsoup.parse(page(back));
        assertEquals(List.of("D", "A", "B", "C"), desk.select(".items > li h3").eachText());
        assertEquals(
                "Moved to 1 of 4.", one(desk, "#i-" + last + " [role=status]").text());

        // when: left out
        back = path(submit(
                coordinator,
                "/newsletters/" + issue + "/edit",
                "/newsletters/" + issue + "/items/" + last + "/inclusion",
                Map.of("included", "no")));
        assertTrue(back.endsWith("#set-" + last), back);
        assertEquals(
                "Left out.",
                one(Jsoup.parse(page(back)), "#i-" + last + " [role=status]").text());
        as(coordinator)
                .get("/newsletters/" + issue + "/edit?moved=nonsense")
                .then()
                .statusCode(404);
    }

    @Test
    void theDeskShowsWhereASectionBeginsAndThatItBeginsTwice() {
        UUID issue = draft();
        Fixtures.run("delete from newsletter_item where issue_id = ?", issue);
        String[] kinds = {"SPOTLIGHT", "WEBINAR", "SPOTLIGHT", "SPOTLIGHT"};
        for (int i = 0; i < kinds.length; i++) {
            UUID item = Newsroom.item(issue, kinds[i], "", null, "Item " + i);
            Fixtures.run("update newsletter_item set position = ? where id = ?", i, item);
        }

        Document desk = Jsoup.parse(page("/newsletters/" + issue + "/edit"));

        List<String> begins = desk.select(".items > li").stream()
                .map(li -> li.select(".begins").text().replace("Here begins: ", ""))
                .toList();
        assertEquals("New in the library", begins.get(0));
        assertEquals("Coming up", begins.get(1));
        assertTrue(begins.get(2).startsWith("New in the library begins again"), begins.get(2));
        assertEquals("", begins.get(3));
    }

    @Test
    void lookingForWhatIsNewSaysThatItLeavesTheOthersAlone() {
        UUID issue = draft();
        String edit = "/newsletters/" + issue + "/edit";
        assertTrue(page(edit).contains("It changes no item that is here"));
        as(coordinator).get(edit).then().body(not(containsString("role=\"status\"")));
    }

    @Test
    void aWordWithoutEndBreaksInTheMail() {
        UUID issue = draft();

        Document mail = Jsoup.parse(page("/newsletters/" + issue + "/preview.html"));

        // inherited by everything in it; mail programs know one or the other
        String style = one(mail, "td.sheet").attr("style");
        assertTrue(style.contains("overflow-wrap:anywhere;word-break:break-word"), style);
    }

    private static long waiting() {
        return Fixtures.number("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                + " and query like 'select id from community where id = %'");
    }

    private UUID draft() {
        String month = YearMonth.from(clock.instant().atZone(Times.EASTERN)).toString();
        return UUID.fromString(as(coordinator)
                .contentType(ContentType.JSON)
                .body("{\"month\": \"" + month + "\", \"audience\": \"members\"}")
                .post("/api/v1/newsletters")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getString("id"));
    }

    /** The item that tells of the source, after all others are gone. */
    private static UUID only(UUID issue, UUID source) {
        UUID item = (UUID)
                Fixtures.rows("select id from newsletter_item where issue_id = ? and source_id = ?", issue, source)
                        .get(0)[0];
        Fixtures.run("delete from newsletter_item where issue_id = ? and id <> ?", issue, item);
        return item;
    }

    private static void change(UUID session, String title, Instant starts) {
        Fixtures.run(
                "update webinar set title = ?, summary = 'About something else.', starts_at = ?, sequence = sequence + 1"
                        + " where id = ?",
                title,
                Newsroom.at(starts),
                session);
    }

    private String page(String path) {
        return as(coordinator)
                .get(path.replaceAll("#.*", ""))
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private String move(UUID issue, UUID item, String direction) {
        return path(submit(
                coordinator,
                "/newsletters/" + issue + "/edit",
                "/newsletters/" + issue + "/items/" + item + "/move",
                Map.of("direction", direction)));
    }

    private Response renew(UUID issue, UUID item, Map<String, ?> fields) {
        return submit(
                coordinator,
                "/newsletters/" + issue + "/edit",
                "/newsletters/" + issue + "/items/" + item + "/renewal",
                fields);
    }

    private static String path(Response answer) {
        return answer.then().statusCode(303).extract().header("Location").replaceAll("^https?://[^/]+", "");
    }

    private static Map<String, Object> letter(String title, String opening, String read) {
        return new HashMap<>(Map.of("title", title, "opening", opening, "audience", "members", "read", read));
    }

    private static Map<String, Object> confirmation(String page) {
        return Map.of(
                "form", formTokenOf(page),
                "recipients", Newsroom.hidden(page, "recipients"),
                "version", Newsroom.hidden(page, "version"));
    }

    private static Map<String, Object> without(Map<String, Object> form, String field) {
        Map<String, Object> rest = new HashMap<>(form);
        rest.remove(field);
        return rest;
    }

    private static Element one(Element within, String css) {
        return Objects.requireNonNull(within.selectFirst(css), () -> "No " + css + " in\n" + within);
    }

    private static long issues(String month) {
        return Fixtures.number("select count(*) from newsletter_issue where month = ?::date", month + "-01");
    }

    private static String item(UUID item, String column) {
        return Fixtures.rows("select " + column + " from newsletter_item where id = ?", item)
                .get(0)[0]
                .toString();
    }

    private static Instant happensAt(UUID item) {
        return ((Timestamp) Fixtures.rows("select happens_at from newsletter_item where id = ?", item)
                        .get(0)[0])
                .toInstant();
    }

    private static String title(UUID issue) {
        return Fixtures.rows("select title from newsletter_issue where id = ?", issue)
                .get(0)[0]
                .toString();
    }

    private static String status(UUID issue) {
        return Fixtures.rows("select status from newsletter_issue where id = ?", issue)
                .get(0)[0]
                .toString();
    }
}
