package org.nnssil.webinar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;
import org.nnssil.testing.TestClock;

/** What other features ask of sessions. */
@QuarkusTest
class WebinarNewsTest extends WebinarTest {

    @Inject
    WebinarService webinars;

    private final Somebody coordinator = Fixtures.coordinator();

    private static <T> T await(Supplier<Uni<T>> asked) {
        try {
            return VertxContextSupport.subscribeAndAwait(asked);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Viewer viewer(Somebody somebody, Map<UUID, Viewer.Standing> memberships) {
        return new Viewer(
                somebody.id(),
                somebody.subject(),
                somebody.name(),
                somebody.email(),
                "",
                ZoneId.of("Pacific/Honolulu"),
                true,
                "HI",
                memberships);
    }

    private List<UUID> carried(Audience issue) {
        Instant now = Instant.now();
        return await(() -> webinars.forIssue(issue, now.minus(Duration.ofDays(20)), now.plus(Duration.ofDays(10))))
                .stream()
                .map(WebinarNews::id)
                .toList();
    }

    @Test
    void anIssueIsOfferedOnlyWhatAllItsReadersMaySee() {
        String slug = "news-" + UUID.randomUUID().toString().substring(0, 8);
        UUID community = Fixtures.community(slug, "News community");
        UUID members = session(coordinator, 5);
        UUID core = session(coordinator, 5, Map.of("reach", "core"));
        UUID everyone = session(coordinator, 5, Map.of("reach", "public"));
        UUID own = session(convener(community), 5, Map.of("community", slug));
        UUID far = session(coordinator, 5, Map.of("startsAt", inDays(200).toString()));

        List<UUID> forMembers = carried(new Audience(NATIONAL, Reach.MEMBERS));
        List<UUID> forCore = carried(new Audience(NATIONAL, Reach.CORE));
        List<UUID> forEveryone = carried(new Audience(NATIONAL, Reach.PUBLIC));
        List<UUID> forOwn = carried(new Audience(community, Reach.MEMBERS));

        assertTrue(forMembers.containsAll(List.of(members, everyone)));
        assertFalse(forMembers.contains(core) || forMembers.contains(own) || forMembers.contains(far));
        assertTrue(forCore.containsAll(List.of(members, core, everyone)));
        assertFalse(forCore.contains(own));
        assertTrue(forEveryone.contains(everyone));
        assertFalse(forEveryone.contains(members));
        assertTrue(forOwn.containsAll(List.of(own, everyone)));
        assertFalse(forOwn.contains(members));
    }

    @Test
    void aRecordingIsNewsInThePeriodItWasPublishedIn() {
        UUID id = session(coordinator, 5);
        TestClock.forward(Duration.ofDays(4));
        as(coordinator)
                .contentType("application/json")
                .body(Map.of("recordingUrl", "https://video.example/1"))
                .patch(API + "/" + id)
                .then()
                .statusCode(200);
        Audience issue = new Audience(NATIONAL, Reach.MEMBERS);
        Instant then = Instant.now().plus(Duration.ofDays(4));

        List<WebinarNews> within = await(() -> webinars.forIssue(issue, then.minusSeconds(60), then.plusSeconds(60)));
        List<WebinarNews> before =
                await(() -> webinars.forIssue(issue, then.minusSeconds(9_000), then.minusSeconds(60)));

        WebinarNews news =
                within.stream().filter(n -> n.id().equals(id)).findFirst().orElseThrow();
        assertEquals("https://video.example/1", news.recordingUrl());
        assertEquals("/webinars/" + id, news.path());
        assertFalse(news.coming(then));
        assertTrue(before.stream().noneMatch(n -> n.id().equals(id)));
    }

    @Test
    void theNextSessionIsOneThatTakesPlaceAndTheViewerMaySee() {
        String slug = "next-" + UUID.randomUUID().toString().substring(0, 8);
        UUID community = Fixtures.community(slug, "Next community");
        Somebody convener = convener(community);
        UUID cancelled = session(
                convener, 5, Map.of("community", slug, "startsAt", inDays(1).toString()));
        UUID next = session(
                convener, 5, Map.of("community", slug, "startsAt", inDays(2).toString()));
        as(convener).delete(API + "/" + cancelled).then().statusCode(204);
        Viewer member = viewer(convener, Map.of(community, new Viewer.Standing(Reach.CONVENERS, Set.of())));

        List<WebinarView> upcoming = await(() -> webinars.upcoming(member, 1_000));

        assertTrue(upcoming.stream()
                .anyMatch(w -> w.id().equals(next) && w.when().local().contains("HST")));
        assertTrue(upcoming.stream().noneMatch(w -> w.id().equals(cancelled)));
        assertEquals(
                upcoming.get(0).id(),
                await(() -> webinars.next(member)).orElseThrow().id());
        assertTrue(await(() -> webinars.upcoming(Viewer.anonymous(), 1_000)).stream()
                .noneMatch(w -> w.id().equals(next)));
    }

    @Test
    void aListGoesOnWhereItStopped() {
        String slug = "list-" + UUID.randomUUID().toString().substring(0, 8);
        UUID community = Fixtures.community(slug, "List community");
        Somebody convener = Fixtures.person("Lister", "MS");
        Fixtures.join(convener, community, Reach.CONVENERS);
        for (int i = 0; i < 5; i++) {
            session(convener, 5, Map.of("community", slug, "startsAt", inDays(2).toString()));
        }

        List<String> all = as(convener).get(API + "?limit=100").path("items.id");
        List<String> first = as(convener).get(API + "?limit=3").path("items.id");
        String next = as(convener).get(API + "?limit=3").path("next");
        List<String> second = as(convener).get(API + "?limit=100&after=" + next).path("items.id");

        assertEquals(3, first.size());
        List<String> together = new java.util.ArrayList<>(first);
        together.addAll(second);
        assertEquals(all, together);
    }
}
