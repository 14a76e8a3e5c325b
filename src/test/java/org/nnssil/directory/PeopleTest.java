package org.nnssil.directory;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

/** What people let others see of them, on every way out of the directory: page, list, card, roster, table, API. */
@QuarkusTest
class PeopleTest extends NetworkTest {

    private static final String KEPT_BACK = "kept back in confidence";

    @Test
    void eachFieldIsSeenByThoseItsOwnerChose() {
        String tag = word();
        Somebody shown = Fixtures.director("Fay " + tag, "MT");
        Somebody core = Fixtures.director("Core Reader", "UT");
        Somebody extended = Fixtures.extended("Extended Reader", "UT");
        Fixtures.run("update person set phone = '555 0177', about = ? where id = ?", KEPT_BACK, shown.id());

        show(shown, 1, 2, 9);
        assertSeen(extended, shown, tag, true, false, false);
        assertSeen(core, shown, tag, true, true, false);
        show(shown, 2, 9, 1);
        assertSeen(extended, shown, tag, false, false, true);
        assertSeen(core, shown, tag, true, false, true);
        show(shown, 9, 1, 2);
        assertSeen(extended, shown, tag, false, true, false);
        assertSeen(core, shown, tag, false, true, true);
        assertSeen(shown, shown, tag, false, true, true);
    }

    @Test
    void oneIsNotFoundByWordsThatTheSearcherMayNotRead() {
        String secret = word();
        Somebody shown = Fixtures.director("Sol Searched", "MT");
        Somebody core = Fixtures.director("Core Reader", "UT");
        Somebody extended = Fixtures.extended("Extended Reader", "UT");
        Fixtures.run("update person set about = ? where id = ?", "I wrote about " + secret, shown.id());

        for (int reach : new int[] {1, 2, 9}) {
            Fixtures.run("update person set about_reach = ? where id = ?", reach, shown.id());
            assertEquals(reach <= 2 ? 1 : 0, found(core, secret), "core, " + reach);
            assertEquals(reach <= 1 ? 1 : 0, found(extended, secret), "extended, " + reach);
            assertEquals(reach <= 1 ? 1 : 0, found(extended, secret.substring(0, 6)), "beginning, " + reach);
        }
    }

    @Test
    void peopleAreFoundByThePrinciplesTheyNameTogetherWithEverythingElse() {
        String tag = word();
        Somebody third = Fixtures.director("Ada " + tag, "SC");
        Somebody both = Fixtures.director("Bea " + tag, "WA");
        Somebody reader = Fixtures.director("Core Reader", "UT");
        Fixtures.run("update person set principles = '{3}' where id = ?", third.id());
        Fixtures.run("update person set principles = '{3,7}' where id = ?", both.id());

        assertEquals(List.of(third.name(), both.name()), names(reader, "q=" + tag + "&principle=3"));
        assertEquals(List.of(both.name()), names(reader, "q=" + tag + "&principle=7"));
        assertEquals(List.of(third.name()), names(reader, "principle=3&jurisdiction=SC&q=" + tag));
        assertEquals(List.of(both.name()), names(reader, "principle=3&standing=core&jurisdiction=WA&q=" + tag));
        assertEquals(List.of(), names(reader, "principle=4&q=" + tag));
        assertEquals(2, names(reader, "principle=11&q=" + tag).size(), "no such principle narrows nothing");
    }

    @Test
    void whoWorksOnWhatIsSaidInTheSettings() {
        Somebody person = Fixtures.director("Pia Principled", "NV");
        var page = Jsoup.parse(as(person).get("/settings").asString());
        Response saved = as(person)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("form", formTokenOf(page.outerHtml()))
                .formParam("version", page.selectFirst("#f-version").val())
                .formParam("name", person.name())
                .formParam("listed", "yes")
                .formParam("emailReach", "members")
                .formParam("phoneReach", "nobody")
                .formParam("aboutReach", "core")
                .formParam("photoReach", "core")
                .formParam("principles", "7", "2", "7")
                .post("/settings");

        assertEquals(303, saved.statusCode(), saved.asString());
        Object[] row = Fixtures.rows(
                        "select email_reach, phone_reach, about_reach, photo_reach, principles::text from person where id = ?",
                        person.id())
                .get(0);
        assertEquals("[1, 9, 2, 2, {2,7}]", java.util.Arrays.toString(row));
        assertEquals(
                List.of("2", "7"),
                Jsoup.parse(as(person).get("/settings").asString())
                        .select("input[name=principles][checked]")
                        .eachAttr("value"));
        as(person).get("/people/" + person.id()).then().body(containsString("Works on"));
    }

    @Test
    void theTableHoldsExactlyWhatItsReaderMaySeeAndRunsNothing() {
        String tag = word();
        Somebody shown = Fixtures.director("=Zed \"" + tag + "\"", "MT");
        Somebody hidden = Fixtures.director("Una Unlisted " + tag, "MT");
        Fixtures.run(
                "update person set phone = '+1 555 0100', role_title = '@SUM(A1)', expertise = 'two' || chr(10) || 'lines' where id = ?",
                shown.id());
        Fixtures.run("update person set listed = false where id = ?", hidden.id());
        Somebody core = Fixtures.director("Core Reader", "UT");
        Somebody extended = Fixtures.extended("Extended Reader", "UT");

        Response table = as(core).get("/directory/people.csv?q=" + tag);
        table.then()
                .statusCode(200)
                .header("Content-Type", containsString("text/csv"))
                .header("Content-Disposition", containsString("directory.csv"));
        String[] lines = text(table).split("\r\n");
        assertEquals(2, lines.length, text(table));
        assertEquals(
                "\"'=Zed \"\"%s\"\"\",\"'@SUM(A1)\",\"Montana\",\"\",\"Core\",\"%s\",\"'+1 555 0100\",\"two\nlines\",\"\""
                        .formatted(tag, shown.email()),
                lines[1]);
        String less = text(as(extended).get("/directory/people.csv?q=" + tag));
        assertTrue(less.contains(tag) && !less.contains(shown.email()) && !less.contains("555 0100"), less);
        byte[] marked =
                as(core).get("/directory/people.csv?q=" + tag + "&mark=yes").asByteArray();
        assertArrayEquals(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, java.util.Arrays.copyOf(marked, 3));
        as(Fixtures.outsider()).get("/directory/people.csv").then().statusCode(404);
        assertEquals(
                2,
                Fixtures.number(
                        "select count(*) from audit_entry where act = 'directory.exported' and actor_id = ?",
                        core.id()));
    }

    @Test
    void aLongTableComesWholeAndOnce() {
        String tag = word();
        Fixtures.run(
                """
                with people as (
                    insert into person (id, email, name, jurisdiction_key, created_at)
                    select gen_random_uuid(), ? || i || '@tests.example', ? || ' ' || to_char(i, 'FM0000'), 'ND', now()
                      from generate_series(1, 2345) i returning id)
                insert into membership (id, person_id, community_id, reach, basis, from_at)
                select gen_random_uuid(), id, '00000000-0000-7000-8000-000000000001', 1, 'ROSTER', now() from people
                """,
                tag,
                tag);
        Somebody reader = Fixtures.director("Core Reader", "UT");

        String[] lines = text(as(reader).get("/directory/people.csv?q=" + tag)).split("\r\n");

        assertEquals(2_346, lines.length);
        assertEquals(2_346, java.util.Arrays.stream(lines).distinct().count());
        Fixtures.run("update person set active = false where email like ?", tag.toLowerCase() + "%");
        Fixtures.run("update person set active = false where email like ?", tag + "%");
    }

    @Test
    void theRosterStandsByJurisdictionAndFitsTheReader() {
        Somebody core = Fixtures.director("Roz Rostered " + word(), "AS");
        Somebody extended = Fixtures.extended("Xena Extended " + word(), "AS");
        Somebody unlisted = Fixtures.director("Ulla Unlisted " + word(), "AS");
        Fixtures.run("update person set listed = false where id = ?", unlisted.id());

        String all = as(core).get("/directory/roster").asString();
        assertTrue(all.contains(core.name()) && !all.contains(extended.name()) && !all.contains(unlisted.name()));
        String one = as(core).get("/directory/roster?jurisdiction=AS").asString();
        assertTrue(one.contains(core.name()) && one.contains(extended.name()) && !one.contains(unlisted.name()));
        assertTrue(one.contains(core.email()));
        assertFalse(
                as(extended).get("/directory/roster?jurisdiction=AS").asString().contains(core.email()));
        as(Fixtures.outsider()).get("/directory/roster").then().statusCode(404);
    }

    @Test
    void theCardHoldsWhatTheReaderMaySee() {
        Somebody shown = Fixtures.director("Zoë \"Zed\" Muñoz; 田中", "MT");
        Fixtures.run(
                "update person set phone = '555 0123', expertise = 'a, b; c' || chr(10) || 'd' where id = ?",
                shown.id());

        List<String> card = card(Fixtures.director("Core Reader", "UT"), shown);
        assertEquals(List.of("BEGIN:VCARD", "VERSION:4.0"), card.subList(0, 2));
        assertTrue(card.contains("FN:Zoë \"Zed\" Muñoz\\; 田中"), card.toString());
        assertTrue(card.contains("EMAIL;TYPE=work:" + shown.email()), card.toString());
        assertTrue(card.contains("TEL;VALUE=text;TYPE=work:555 0123"), card.toString());
        assertTrue(card.contains("NOTE:a\\, b\\; c\\nd"), card.toString());
        List<String> less = card(Fixtures.extended("Extended Reader", "UT"), shown);
        assertFalse(less.stream().anyMatch(line -> line.startsWith("EMAIL") || line.startsWith("TEL")));
        as(Fixtures.outsider())
                .get("/people/" + shown.id() + "/card.vcf")
                .then()
                .statusCode(404);
    }

    @Test
    void aPhotoIsShownToThoseItsOwnerChoseUntilItIsRemoved() {
        Somebody owner = Fixtures.director("Phil Photo", "MT");
        Somebody core = Fixtures.director("Core Reader", "UT");
        Somebody extended = Fixtures.extended("Extended Reader", "UT");
        String path = "/people/" + owner.id() + "/photo";
        as(owner).get(path).then().statusCode(404);
        as(owner).get("/people/" + owner.id()).then().body(containsString(">PP<"));

        assertEquals(303, upload(owner, png()).statusCode());

        Response photo = as(extended).get(path);
        photo.then().statusCode(200).header("Content-Type", "image/jpeg").header("Cache-Control", "private, no-cache");
        as(extended)
                .header("If-None-Match", photo.header("ETag"))
                .get(path)
                .then()
                .statusCode(304);
        as(core).get("/people/" + owner.id()).then().body(containsString(path + "?v="));
        Fixtures.run("update person set photo_reach = 2 where id = ?", owner.id());
        as(extended).get(path).then().statusCode(404);
        as(extended)
                .header("If-None-Match", photo.header("ETag"))
                .get(path)
                .then()
                .statusCode(404);
        as(core).get(path).then().statusCode(200);
        assertTrue(card(core, owner).stream().anyMatch(line -> line.startsWith("PHOTO:data:image/jpeg;base64,")));
        assertFalse(card(extended, owner).stream().anyMatch(line -> line.startsWith("PHOTO")));
        Fixtures.run("update person set listed = false where id = ?", owner.id());
        as(core).get(path).then().statusCode(404);
        as(owner).get(path).then().statusCode(200);

        submit(owner, "/settings/photo", "/settings/photo/removal", java.util.Map.of());
        as(owner).get(path).then().statusCode(404);
    }

    @Test
    void whatIsNoPictureIsRefusedAtItsFieldAndNothingChanges() {
        Somebody owner = Fixtures.director("Nora No-Photo", "MT");

        Response refused = upload(owner, "<script>".getBytes(StandardCharsets.UTF_8));

        assertEquals(422, refused.statusCode());
        assertTrue(
                Jsoup.parse(refused.asString()).selectFirst("#e-photo").text().contains("JPEG or a PNG"));
        assertEquals(0, Fixtures.number("select count(*) from person_photo where person_id = ?", owner.id()));
        as(owner)
                .multiPart("photo", file("a.png", png()), "image/png")
                .post("/settings/photo")
                .then()
                .statusCode(403);
    }

    @Test
    void programsAskTheSame() {
        String tag = word();
        Somebody shown = Fixtures.director("Ann " + tag, "SC");
        Somebody second = Fixtures.extended("Ben " + tag, "SC");
        Somebody unlisted = Fixtures.director("Cas " + tag, "SC");
        Fixtures.run("update person set listed = false where id = ?", unlisted.id());
        Fixtures.run("update person set principles = '{5}', phone = '555 0199' where id = ?", shown.id());
        Somebody reader = Fixtures.director("Core Reader", "UT");
        Somebody extended = Fixtures.extended("Extended Reader", "UT");

        String next = as(reader)
                .get("/api/v1/people?q=" + tag + "&limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].name", equalTo(shown.name()))
                .body("items[0].email", equalTo(shown.email()))
                .body("items[0].membership", equalTo("core"))
                .extract()
                .path("next");
        as(reader)
                .get("/api/v1/people?q=" + tag + "&limit=1&after=" + next)
                .then()
                .body("items[0].name", equalTo(second.name()))
                .body("items[0].membership", equalTo("extended"))
                .body("next", nullValue());
        as(reader)
                .get("/api/v1/people?jurisdiction=SC&center=SECC&principle=5&q=" + tag)
                .then()
                .body("items.name", equalTo(List.of(shown.name())));
        as(extended)
                .get("/api/v1/people?q=" + tag)
                .then()
                .body("items[0]", not(hasKey("email")))
                .body("items[0]", not(hasKey("phone")));
        as(reader)
                .get("/api/v1/people/" + shown.id())
                .then()
                .statusCode(200)
                .body("phone", equalTo("555 0199"))
                .body("principles", equalTo(List.of(5)))
                .body("communities", equalTo(List.of("nnssil")));
        as(extended).get("/api/v1/people/" + shown.id()).then().body("$", not(hasKey("phone")));
        as(reader).get("/api/v1/people/" + unlisted.id()).then().statusCode(404);
        as(reader).get("/api/v1/people?limit=1000").then().statusCode(422);
        as(Fixtures.outsider()).get("/api/v1/people").then().statusCode(404);
        anonymous().get("/api/v1/people").then().statusCode(401);
    }

    @Test
    void besideThemInACommunityTheReachThereCounts() {
        UUID circle = Fixtures.community("ppl-" + UUID.randomUUID().toString().substring(0, 8), "A circle");
        Somebody shown = Fixtures.director("Cleo Circle", "KS");
        Somebody beside = Fixtures.extended("Bo Beside", "KS");
        Fixtures.join(shown, circle, Reach.CORE);
        as(beside).get("/people/" + shown.id()).then().body(not(containsString(shown.email())));

        Fixtures.join(beside, circle, Reach.CORE);
        as(beside).get("/people/" + shown.id()).then().body(containsString(shown.email()));
    }

    @Test
    void anAuthorsNameLeadsToTheirPageWhereItIsOpen() {
        Somebody author = Fixtures.director("Arne Author", "KS");
        Somebody reader = Fixtures.director("Core Reader", "UT");
        UUID thread = UUID.randomUUID();
        Fixtures.run(
                "insert into thread (id, community_id, reach, title, author_id, created_at, last_post_at, post_count)"
                        + " values (?, '00000000-0000-7000-8000-000000000001', 1, 'A question', ?, now(), now(), 1)",
                thread,
                author.id());
        Fixtures.run(
                "insert into post (id, thread_id, number, author_id, body, html, created_at)"
                        + " values (gen_random_uuid(), ?, 1, ?, 'text', '<p>text</p>', now())",
                thread,
                author.id());
        String link = "href=\"/people/" + author.id();

        as(reader).get("/threads/" + thread).then().body(containsString(link));
        Fixtures.run("update person set listed = false where id = ?", author.id());
        as(reader).get("/threads/" + thread).then().body(containsString("Arne Author"), not(containsString(link)));
        Fixtures.run("update person set listed = true where id = ?", author.id());
        Fixtures.leave(author);
        as(reader).get("/threads/" + thread).then().body(containsString("Arne Author"), not(containsString(link)));
    }

    private static void show(Somebody somebody, int email, int phone, int about) {
        Fixtures.run(
                "update person set email_reach = ?, phone_reach = ?, about_reach = ? where id = ?",
                email,
                phone,
                about,
                somebody.id());
    }

    private static void assertSeen(
            Somebody reader, Somebody shown, String tag, boolean email, boolean phone, boolean about) {
        boolean self = reader.equals(shown);
        String page = as(reader).get("/people/" + shown.id()).asString();
        assertEquals(email || self, page.contains(shown.email()), "e-mail on the page");
        assertEquals(phone, page.contains("555 0177"), "telephone on the page");
        assertEquals(about, page.contains(KEPT_BACK), "about on the page");
        for (String list :
                new String[] {"/directory?q=" + tag, "/directory/people.csv?q=" + tag, "/api/v1/people?q=" + tag}) {
            String answer = as(reader).get(list).asString();
            assertTrue(answer.contains(tag), list);
            assertEquals(email, answer.contains(shown.email()), "e-mail at " + list);
            assertEquals(phone, answer.contains("555 0177"), "telephone at " + list);
        }
        String card = String.join("\n", card(reader, shown));
        assertEquals(email || self, card.contains(shown.email()), "e-mail on the card");
        assertEquals(phone, card.contains("555 0177"), "telephone on the card");
    }

    /** The lines of a card, unfolded, none of them longer than they may be. */
    private static List<String> card(Somebody reader, Somebody shown) {
        Response answer = as(reader).get("/people/" + shown.id() + "/card.vcf");
        answer.then().statusCode(200).header("Content-Type", containsString("text/vcard"));
        String text = text(answer);
        for (String line : text.split("\r\n")) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
        }
        return List.of(text.replace("\r\n ", "").split("\r\n"));
    }

    private static Response upload(Somebody owner, byte[] file) {
        return as(owner)
                .multiPart("form", formToken(owner, "/settings/photo"))
                .multiPart("photo", file("me.png", file), "image/png")
                .post("/settings/photo");
    }

    private static byte[] png() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static int found(Somebody reader, String word) {
        return names(reader, "q=" + word).size();
    }

    private static List<String> names(Somebody reader, String query) {
        return Jsoup.parse(as(reader).get("/directory?" + query).asString())
                .select("#people tbody th a")
                .eachText();
    }

    private static String text(Response answer) {
        return new String(answer.asByteArray(), StandardCharsets.UTF_8);
    }

    /** A word of letters that nobody else has. */
    private static String word() {
        StringBuilder word = new StringBuilder("Q");
        UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .limit(9)
                .forEach(c -> word.append((char) ('a' + Character.digit(c, 16))));
        return word.toString();
    }
}
