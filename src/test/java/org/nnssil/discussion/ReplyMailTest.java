package org.nnssil.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;

@QuarkusTest
class ReplyMailTest extends DiscussionTest {

    private Circle circle;
    private Somebody ana;
    private Somebody ben;
    private Somebody cleo;

    @BeforeEach
    void threeMembers() {
        circle = Circle.create();
        ana = member("Ana Author");
        ben = member("Ben Brewer");
        cleo = member("Cleo Colleague");
        member("Silent Sue");
    }

    private Somebody member(String name) {
        Somebody somebody = Fixtures.person(name, "MS");
        Fixtures.join(somebody, circle.id(), Reach.CORE);
        return somebody;
    }

    @Test
    void thoseWhoWroteBeforeAreToldOnceAndThePosterIsNot() {
        String thread = start(ana, circle, "Told");
        reply(ben, thread, "two");
        reply(ben, thread, "three");
        reply(cleo, thread, "**Four** and more");

        assertEquals(Set.of(ana.email()), told(thread, 2));
        assertEquals(Set.of(ana.email()), told(thread, 3));
        assertEquals(Set.of(ana.email(), ben.email()), told(thread, 4));
        Object[] mail = Fixtures.rows(
                        "select b.subject, b.text, b.community_id, o.list, o.kind, o.person_id from mail_outbox o"
                                + " join mail_body b on b.id = o.body_id where o.dedupe_key = ?",
                        "thread:%s:post:4:%s".formatted(id(thread), ana.id()))
                .get(0);
        assertEquals("Reply: Told", mail[0]);
        String text = (String) mail[1];
        assertTrue(text.contains("Cleo Colleague (Director of School Improvement) replied"), text);
        assertTrue(text.contains("Four and more"), text);
        assertTrue(text.contains(thread + "#post-4"), text);
        assertTrue(text.contains("%%UNSUBSCRIBE%%"), text);
        // A copy with a value is filled in before it leaves: the mark becomes the reader's own link.
        assertEquals(
                ana.name(),
                Fixtures.rows(
                                "select merge ->> 'NAME' from mail_outbox where dedupe_key = ?",
                                "thread:%s:post:4:%s".formatted(id(thread), ana.id()))
                        .get(0)[0]);
        assertEquals(circle.id(), mail[2]);
        assertEquals("DISCUSSIONS", mail[3]);
        assertEquals("THREAD_REPLY", mail[4]);
        assertEquals(ana.id(), mail[5]);
    }

    @Test
    void aMailAboutAConfidentialThreadSaysNothingOfIt() {
        String thread = start(ana, circle, "Takeover of a district", "secret", Map.of("confidential", "yes"));
        reply(ben, thread, "my frank opinion");

        Object[] mail = Fixtures.rows(
                        "select b.subject || b.text || coalesce(b.html, ''), b.subject from mail_outbox o"
                                + " join mail_body b on b.id = o.body_id where o.dedupe_key = ?",
                        "thread:%s:post:2:%s".formatted(id(thread), ana.id()))
                .get(0);

        assertEquals("1 new reply in a confidential thread", mail[1]);
        for (String word : List.of("Takeover", "frank", "Ben", circle.name(), circle.slug())) {
            assertFalse(((String) mail[0]).contains(word), word);
        }
        assertTrue(((String) mail[0]).contains(thread));
    }

    @Test
    void whoHasLeftWhoWantsNoneAndWhoMayNoLongerReadItIsNotTold() {
        String thread = start(ana, circle, "Core matters", "?", Map.of("reach", "core"));
        Somebody lapsed = member("Lara Lapsed");
        Somebody gone = member("Gil Gone");
        for (Somebody somebody : List.of(ben, cleo, lapsed, gone)) {
            reply(somebody, thread, "I am " + somebody.name());
        }
        Fixtures.leave(ben);
        Fixtures.run(
                "insert into mail_preference (person_id, list, wanted, changed_at) values (?, 'DISCUSSIONS', false, now())",
                cleo.id());
        Fixtures.run("update membership set reach = 1 where person_id = ?", lapsed.id());
        Fixtures.run("update person set active = false where id = ?", gone.id());
        Somebody dana = member("Dana Late");

        reply(dana, thread, "who hears this?");

        assertEquals(Set.of(ana.email()), told(thread, 6));
    }

    @Test
    void aReplySentTwiceIsToldOnce() {
        String thread = start(ana, circle, "Twice");
        Map<String, String> fields = Map.of("form", formToken(ben, thread), "body", "same");
        send(ben, thread + "/posts", fields).then().statusCode(303);
        send(ben, thread + "/posts", fields).then().statusCode(303);

        assertEquals(
                1,
                Fixtures.number(
                        "select count(*) from mail_outbox where dedupe_key like ?", "thread:" + id(thread) + ":%"));
    }

    @Test
    void aRefusedReplyIsToldToNobody() {
        String thread = start(ana, circle, "Closed");
        String token = formToken(ben, thread);
        submit(ana, thread, thread + "/closure", Map.of());
        send(ben, thread + "/posts", Map.of("form", token, "body", "late"))
                .then()
                .statusCode(409);

        assertEquals(
                0,
                Fixtures.number(
                        "select count(*) from mail_outbox where dedupe_key like ?", "thread:" + id(thread) + ":%"));
    }

    @Test
    void aLongReplyIsCutBetweenWordsAndNeverInACharacter() {
        assertEquals("short", ReplyMail.excerpt("short"));
        assertEquals("word ".repeat(119) + "word …", ReplyMail.excerpt("word ".repeat(200)));
        assertEquals("😀".repeat(600) + " …", ReplyMail.excerpt("😀".repeat(601)));
    }

    private static Set<String> told(String thread, int post) {
        return Fixtures.rows(
                        "select to_address from mail_outbox where dedupe_key like ?",
                        "thread:%s:post:%d:%%".formatted(id(thread), post))
                .stream()
                .map(row -> (String) row[0])
                .collect(Collectors.toSet());
    }
}
