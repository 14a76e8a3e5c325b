package org.nnssil.webinar;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;

@QuarkusTest
class ProgrammeImportTest extends WebinarTest {

    @Inject
    ProgrammeService programme;

    @ConfigProperty(name = "network.webinars")
    Path root;

    private final Somebody coordinator = Fixtures.coordinator();
    private Path folder = Path.of("");

    @BeforeEach
    void folder() throws IOException {
        folder = Files.createDirectories(
                root.resolve("t" + UUID.randomUUID().toString().substring(0, 8)));
        Files.writeString(
                folder.resolve("series.yaml"),
                "title: Tests\nzone: America/New_York\nslot: second Tuesday 14:00\ncapacity: 3\nyear: 2097\n");
    }

    @AfterEach
    void clear() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
            });
        }
    }

    private void file(String name, String front, String body) throws IOException {
        Files.writeString(folder.resolve(name), "---\n" + front + "---\n" + body + "\n");
    }

    private String path(String name) {
        return folder.getFileName() + "/" + name;
    }

    /** State and words of a file on the coordinator's page. */
    private String line(String name) {
        String html = as(coordinator)
                .get("/webinars/programme")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        for (Element row : Jsoup.parse(html).select("tbody tr")) {
            if (row.select("th").text().equals(path(name))) {
                return row.select("td").text();
            }
        }
        return "absent";
    }

    private void importAll() {
        submit(coordinator, "/webinars/programme", "/webinars/programme", Map.of())
                .then()
                .statusCode(303);
    }

    private UUID imported(String name) {
        return (UUID) Fixtures.rows("select id from webinar where programme_key = ?", path(name) + "@2097")
                .get(0)[0];
    }

    @Test
    void importingIsShownFirstAndTheSecondTimeChangesNothing() throws IOException {
        file(
                "01.md",
                "month: 1\ntitle: First title\npresenters:\n  - name: Dana\n    jurisdiction: Mississippi\n",
                "Body");

        assertEquals("New First title", line("01.md"));
        assertEquals(
                0, Fixtures.number("select count(*) from webinar where programme_key like ?", path("01.md") + "%"));
        importAll();
        assertEquals("Unchanged First title", line("01.md"));
        UUID id = imported("01.md");
        Object changed =
                Fixtures.rows("select changed_at from webinar where id = ?", id).get(0)[0];
        importAll();

        assertEquals(
                changed,
                Fixtures.rows("select changed_at from webinar where id = ?", id).get(0)[0]);
        assertEquals("2098-01-14T19:00:00Z", get(coordinator, id).getString("startsAt"));
        assertEquals(3, get(coordinator, id).getInt("capacity"));
        assertEquals("Mississippi", get(coordinator, id).getString("presenters[0].as"));
    }

    @Test
    void aChangedFileChangesItsSessionAndTellsThoseRegistered() throws IOException {
        file("02.md", "month: 2\ntitle: Before\n", "Body");
        importAll();
        UUID id = imported("02.md");
        Somebody director = Fixtures.director("Registered", "MS");
        register(director, id);
        as(coordinator)
                .contentType("application/json")
                .body(Map.of("notes", "kept"))
                .patch(API + "/" + id);
        file("02.md", "month: 2\ntitle: After\nstarts: 2098-02-20 10:00\n", "Body");

        assertEquals("Would change After title, time", line("02.md"));
        importAll();

        assertEquals("After", get(coordinator, id).getString("title"));
        assertEquals("2098-02-20T15:00:00Z", get(coordinator, id).getString("startsAt"));
        assertEquals("kept", get(coordinator, id).getString("notes"));
        assertEquals(List.of("WEBINAR_CONFIRMED", "WEBINAR_CHANGED"), mails(director, id));
        importAll();
        assertEquals(2, mails(director, id).size());
    }

    @Test
    void whatTheCoordinatorChangedOnThePageStaysUntilTheFileChanges() throws IOException {
        file("03.md", "month: 3\ntitle: Planned\n", "Body");
        importAll();
        UUID id = imported("03.md");
        as(coordinator)
                .contentType("application/json")
                .body(Map.of("title", "By hand"))
                .patch(API + "/" + id);

        importAll();

        assertEquals("By hand", get(coordinator, id).getString("title"));
    }

    @Test
    void aBrokenFileNamesItselfAndItsLineAndHoldsUpNothing() throws IOException {
        file("04.md", "month: 4\ntitle: Sound\n", "Body");
        file("05.md", "month: 5\ntitel: Broken\n", "Body");
        file("06.md", "month: 6\ntitle: Nowhere\npresenters:\n  - name: D\n    jurisdiction: Atlantis\n", "");
        Files.createSymbolicLink(folder.resolve("link.md"), Path.of("/etc/passwd"));

        assertTrue(line("05.md").startsWith("Broken Line 3: There is no field “titel”"), line("05.md"));
        assertTrue(line("06.md").startsWith("Broken Line 5: A presenter's jurisdiction"), line("06.md"));
        assertTrue(line("link.md").startsWith("Broken Line 1: This is a link"), line("link.md"));
        importAll();

        assertEquals("Unchanged Sound", line("04.md"));
        Object[] known = Fixtures.rows("select problem, line from programme_file where path = ?", path("05.md"))
                .get(0);
        assertTrue(known[0].toString().contains("titel"));
        assertEquals(3, known[1]);
        as(coordinator).get("/webinars/programme").then().body(org.hamcrest.Matchers.not(containsString("root:")));
    }

    @Test
    void seatsThatAreTakenAreNotTakenAwayByAFile() throws IOException {
        file("07.md", "month: 7\ntitle: Full\n", "");
        file("08.md", "month: 8\ntitle: Other\n", "");
        importAll();
        UUID id = imported("07.md");
        register(Fixtures.director("A", "MS"), id);
        register(Fixtures.director("B", "TN"), id);
        file("07.md", "month: 7\ntitle: Full\ncapacity: 1\n", "");
        file("08.md", "month: 8\ntitle: Changed\n", "");

        importAll();

        assertEquals(3, get(coordinator, id).getInt("capacity"));
        assertEquals("Changed", get(coordinator, imported("08.md")).getString("title"));
        Object[] known = Fixtures.rows("select problem from programme_file where path = ?", path("07.md"))
                .get(0);
        assertTrue(known[0].toString().contains("2 people have a seat"), known[0].toString());
    }

    @Test
    void aSessionOfThePastIsImportedAsPast() throws IOException {
        String yesterday = LocalDate.now(java.time.ZoneOffset.UTC).minusDays(2).toString();
        file("09.md", "title: Held\nstarts: " + yesterday + " 14:00\n", "");
        importAll();
        UUID id = imported("09.md");

        register(Fixtures.director("Late", "MS"), id).then().statusCode(409);
        as(coordinator).get("/webinars/" + id).then().body(containsString("This session is over"));
        file("09.md", "title: Held\nsummary: Now with words\nstarts: " + yesterday + " 09:00\n", "");
        importAll();
        assertEquals("Now with words", get(coordinator, id).getString("summary"));
    }

    @Test
    void aSessionComesBackAsAFileThatPlansTheSame() throws IOException {
        UUID id = session(
                coordinator,
                7,
                Map.of("title", unique("Odd: \"title\" #1"), "description", "---\nfence", "principle", 3));

        String text = as(coordinator)
                .get("/webinars/" + id + "/programme-file")
                .then()
                .statusCode(200)
                .contentType("text/markdown")
                .extract()
                .asString();
        Files.writeString(folder.resolve("copy.md"), text);
        importAll();

        UUID copy = imported("copy.md");
        for (String field :
                List.of("title", "description", "startsAt", "minutes", "capacity", "principle", "joinUrl")) {
            assertEquals(
                    get(coordinator, id).getString(field),
                    get(coordinator, copy).getString(field),
                    field);
        }
    }

    @Test
    void theStartOfADemoImportsInNobodysName() throws Throwable {
        file("10.md", "month: 10\ntitle: Demo\n", "");

        ProgrammeReport report = VertxContextSupport.subscribeAndAwait(() -> programme.importAll());

        assertEquals(1, report.created());
        assertFalse(report.entries().isEmpty());
        assertEquals(0, Fixtures.number("select count(created_by) from webinar where id = ?", imported("10.md")));
    }

    @Test
    void onlyTheCoordinatorReadsTheProgramme() {
        Somebody director = Fixtures.director("Member", "MS");
        as(director).get("/webinars/programme").then().statusCode(404);
        send(
                        director,
                        "/webinars/programme",
                        Map.of("form", formToken(director, "/webinars/" + session(coordinator, 1))))
                .then()
                .statusCode(404);
    }
}
