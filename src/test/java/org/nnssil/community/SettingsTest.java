package org.nnssil.community;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;

@QuarkusTest
class SettingsTest extends NetworkTest {

    private static final String ODD =
            "  Zoë\t\"<b>&amp;\u202e\u0000".replace("\0", "") + " 👩‍👩‍👧 \u200b ﬃ e\u0301 \uFEFF 田中 \\' ${x} {x} ";

    @Test
    void everyTextComesBackByteEqual() {
        Somebody person = Fixtures.director("Una Unicode", "NV");

        Response saved = submit(
                person,
                "/settings",
                "/settings",
                form(
                        person,
                        Map.of(
                                "name",
                                ODD,
                                "roleTitle",
                                ODD,
                                "about",
                                ODD + "\n\n" + ODD,
                                "expertise",
                                ODD,
                                "phone",
                                "+1 " + ODD)));

        assertEquals(303, saved.statusCode(), saved.asString());
        Object[] row = Fixtures.rows(
                        "select name, role_title, replace(about, E'\\r"
                                + "', ''), expertise, phone from person where id = ?",
                        person.id())
                .get(0);
        assertEquals(ODD, row[0]);
        assertEquals(ODD, row[1]);
        assertEquals(ODD + "\n\n" + ODD, row[2]);
        assertEquals(ODD, row[3]);
        assertEquals("+1 " + ODD, row[4]);
        Document page = Jsoup.parse(as(person).get("/settings").asString());
        assertEquals(ODD, page.selectFirst("#f-name").attr("value"));
        as(person).get("/people/" + person.id()).then().statusCode(200);
        as(person).get("/directory?q=田中").then().statusCode(200);
    }

    @Test
    void whatCannotBeKeptIsRefusedAtItsFieldAndTheRestStaysTyped() {
        Somebody person = Fixtures.director("Nils Null", "NV");

        Response refused = submit(
                person, "/settings", "/settings", form(person, Map.of("name", "a\0b", "roleTitle", "Kept as typed")));

        assertEquals(422, refused.statusCode());
        Document page = Jsoup.parse(refused.asString());
        assertTrue(page.selectFirst("#e-name").text().contains("NUL"));
        assertEquals("Kept as typed", page.selectFirst("#f-roleTitle").attr("value"));
        assertEquals(
                "Nils Null",
                Fixtures.rows("select name from person where id = ?", person.id())
                        .get(0)[0]);
    }

    @Test
    void tooLongOrEmptyIsRefusedWithWordsAtTheField() {
        Somebody person = Fixtures.director("Lana Long", "NV");

        Document page = Jsoup.parse(submit(
                        person,
                        "/settings",
                        "/settings",
                        form(person, Map.of("name", " ", "about", "x".repeat(4_001), "zone", "Mars/Olympus")))
                .asString());

        assertTrue(page.selectFirst("#e-name").text().contains("Fill this in"));
        assertTrue(page.selectFirst("#e-about").text().contains("4,000"));
        assertTrue(page.selectFirst("#e-zone").text().contains("Choose"));
    }

    @Test
    void aZoneOfOnesOwnTakesTheAgencysPlace() {
        Somebody person = Fixtures.director("Zora Zoned", "MS");
        as(person).get("/api/v1/me").then().body("zone", org.hamcrest.Matchers.equalTo("America/Chicago"));

        submit(person, "/settings", "/settings", form(person, Map.of("zone", "Pacific/Guam")));

        as(person).get("/api/v1/me").then().body("zone", org.hamcrest.Matchers.equalTo("Pacific/Guam"));
        assertEquals(
                "Pacific/Guam",
                Jsoup.parse(as(person).get("/settings").asString())
                        .selectFirst("#f-zone option[selected]")
                        .val());
    }

    @Test
    void anOvertakenFormIsToldAndSavesTheSecondTime() {
        Somebody person = Fixtures.director("Otto Overtaken", "NV");
        Map<String, Object> old = new HashMap<>(form(person, Map.of("roleTitle", "Mine")));
        old.put("form", formToken(person, "/settings"));
        submit(person, "/settings", "/settings", form(person, Map.of("roleTitle", "Theirs")));

        Response told = send(person, "/settings", old);
        assertEquals(422, told.statusCode());
        Document page = Jsoup.parse(told.asString());
        assertTrue(page.text().contains("changed in another window"));
        assertEquals("Mine", page.selectFirst("#f-roleTitle").attr("value"));

        old.put("version", page.selectFirst("#f-version").val());
        assertEquals(303, send(person, "/settings", old).statusCode());
        assertEquals(
                "Mine",
                Fixtures.rows("select role_title from person where id = ?", person.id())
                        .get(0)[0]);
    }

    @Test
    void theSameFormTwiceIsFine() {
        Somebody person = Fixtures.director("Twyla Twice", "NV");
        Map<String, Object> fields = new HashMap<>(form(person, Map.of("phone", "555")));
        fields.put("form", formToken(person, "/settings"));

        assertEquals(303, send(person, "/settings", fields).statusCode());
        assertEquals(303, send(person, "/settings", fields).statusCode());
    }

    @Test
    void mailNobodyTickedIsNotWanted() {
        Somebody person = Fixtures.director("Mia Mail", "NV");
        Map<String, Object> fields = new HashMap<>(form(person, Map.of()));
        fields.remove("discussions");

        submit(person, "/settings", "/settings", fields);

        assertEquals(
                "DISCUSSIONS=false NEWSLETTER=true WEBINARS=true",
                Fixtures.rows(
                                "select string_agg(list || '=' || wanted, ' ' order by list) from mail_preference"
                                        + " where person_id = ?",
                                person.id())
                        .get(0)[0]);
        Document page = Jsoup.parse(as(person).get("/settings").asString());
        assertTrue(page.selectFirst("#f-discussions:not([checked])") != null);
        assertTrue(page.selectFirst("#f-newsletter[checked]") != null);
    }

    @Test
    void whoUnsubscribedByMailFindsTheBoxEmpty() {
        Somebody person = Fixtures.director("Ulf Unsubscribed", "NV");
        Fixtures.run(
                "insert into mail_suppression (address, list, reason, created_at) values (?, 'NEWSLETTER',"
                        + " 'UNSUBSCRIBED', now())",
                person.email());

        Document page = Jsoup.parse(as(person).get("/settings").asString());
        assertTrue(page.selectFirst("#f-newsletter:not([checked])") != null);
    }

    @Test
    void anyMemberHasSettingsAndNobodyElse() {
        UUID community =
                Fixtures.community("set-" + UUID.randomUUID().toString().substring(0, 8), "A group");
        Somebody member = Fixtures.person("Sue Superintendent", "MA");
        Fixtures.join(member, community, Reach.CORE);

        as(member).get("/settings").then().statusCode(200).body(containsString("Sue Superintendent"));
        as(Fixtures.outsider()).get("/settings").then().statusCode(404);
        anonymous().get("/settings").then().statusCode(302);
    }

    @Test
    void theSettingsPageStaysSmall() {
        int bytes = as(Fixtures.director("Simon Small", "NV")).get("/settings").asByteArray().length;
        assertTrue(bytes < 60_000, bytes + " bytes");
    }

    /** What the form holds when it is opened, with some fields typed over. */
    private static Map<String, Object> form(Somebody person, Map<String, String> typed) {
        Document page = Jsoup.parse(as(person).get("/settings").asString());
        Map<String, Object> fields = new HashMap<>();
        for (String box : new String[] {"listed", "newsletter", "discussions", "webinars"}) {
            fields.put(box, "yes");
        }
        fields.put("version", page.selectFirst("#f-version").val());
        for (String field : new String[] {"name", "roleTitle", "phone"}) {
            fields.put(field, page.selectFirst("#f-" + field).attr("value"));
        }
        for (String field : new String[] {"emailReach", "phoneReach", "aboutReach", "photoReach"}) {
            fields.put(
                    field, page.selectFirst("#f-" + field + " option[selected]").val());
        }
        fields.put("zone", "");
        fields.put("about", "");
        fields.put("expertise", "");
        fields.putAll(typed);
        return fields;
    }
}
