package org.nnssil.webinar;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.NetworkTest;
import org.nnssil.testing.TestClock;

/** What the tests of sessions through HTTP share. */
abstract class WebinarTest extends NetworkTest {

    static final String API = "/api/v1/webinars";
    static final String JOIN = "https://meet.example/secret-room";

    @AfterEach
    void present() {
        TestClock.back();
    }

    static String unique(String title) {
        return title + " " + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A session of the National Network in three days. */
    static UUID session(Somebody coordinator, int capacity) {
        return session(coordinator, capacity, Map.of());
    }

    static UUID session(Somebody coordinator, int capacity, Map<String, ?> more) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("title", unique("Session"));
        fields.put("startsAt", inDays(3).toString());
        fields.put("minutes", 60);
        fields.put("capacity", capacity);
        fields.put("joinUrl", JOIN);
        fields.putAll(more);
        Response answer =
                as(coordinator).contentType("application/json").body(fields).post(API);
        answer.then().statusCode(201);
        return UUID.fromString(answer.path("id"));
    }

    static Instant inDays(int days) {
        return Instant.now().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofDays(days));
    }

    static Response register(Somebody somebody, UUID id) {
        return as(somebody).contentType("application/json").post(API + "/" + id + "/registration");
    }

    static String statusOf(Somebody somebody, UUID id) {
        Response answer = as(somebody).get(API + "/" + id + "/registration");
        return answer.statusCode() == 404
                ? "none"
                : answer.path("status") + (answer.path("position") == null ? "" : " " + answer.path("position"));
    }

    static JsonPath get(Somebody somebody, UUID id) {
        return as(somebody).get(API + "/" + id).then().statusCode(200).extract().jsonPath();
    }

    /** Kinds of the mails about a session to one person, in the order they were queued. */
    static List<String> mails(Somebody somebody, UUID id) {
        return Fixtures.rows(
                        "select kind from mail_outbox where person_id = ? and dedupe_key like ? order by id",
                        somebody.id(),
                        "webinar:" + id + ":%")
                .stream()
                .map(row -> row[0].toString())
                .toList();
    }

    /** Subject, text, html, calendar and its method of the last mail of a kind to one person. */
    static Mail mail(Somebody somebody, UUID id, String kind) {
        List<Object[]> rows = Fixtures.rows(
                "select b.subject, b.text, b.html, b.calendar, b.calendar_method, o.list, o.to_address, b.community_id"
                        + " from mail_outbox o join mail_body b on b.id = o.body_id"
                        + " where o.person_id = ? and o.dedupe_key like ? and o.kind = ? order by o.id desc",
                somebody.id(),
                "webinar:" + id + ":%",
                kind);
        if (rows.isEmpty()) {
            throw new AssertionError("No " + kind + " to " + somebody.name() + ", only " + mails(somebody, id));
        }
        Object[] row = rows.get(0);
        return new Mail(
                (String) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4], (String) row[5]);
    }

    record Mail(String subject, String text, String html, String calendar, String method, String list) {}

    static Somebody convener(UUID community) {
        Somebody somebody = Fixtures.person("Connie Convener", "MA");
        Fixtures.join(somebody, community, Reach.CONVENERS);
        return somebody;
    }

    static Somebody member(UUID community) {
        Somebody somebody = Fixtures.person("Mel Member", "MA");
        Fixtures.join(somebody, community, Reach.MEMBERS);
        return somebody;
    }

    static final UUID NATIONAL = Viewer.NATIONAL;
}
