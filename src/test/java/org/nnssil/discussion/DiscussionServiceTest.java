package org.nnssil.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;

/** What other features get from here. */
@QuarkusTest
class DiscussionServiceTest extends DiscussionTest {

    @Inject
    DiscussionService discussions;

    @Test
    void anIssueGetsTheThreadsOfItsPeriodThatItsReadersMayRead() {
        Circle circle = Circle.create();
        Circle other = Circle.create();
        Somebody ana = member(circle);
        Fixtures.join(ana, other.id(), Reach.CONVENERS);
        String open = start(ana, circle, "Open");
        reply(ana, open, "more");
        start(ana, circle, "Core", "?", Map.of("reach", "core"));
        start(ana, circle, "Hush", "?", Map.of("confidential", "yes"));
        start(ana, other, "Elsewhere");
        String old = start(ana, circle, "Old");
        Fixtures.run("update thread set last_post_at = now() - interval '90 days' where id = ?", id(old));
        Fixtures.run("update post set created_at = now() - interval '90 days' where thread_id = ?", id(old));
        Instant from = Instant.now().minus(30, ChronoUnit.DAYS);
        Instant to = Instant.now().plus(1, ChronoUnit.DAYS);

        List<ThreadNews> members = issue(circle, Reach.MEMBERS, from, to);
        List<ThreadNews> core = issue(circle, Reach.CORE, from, to);

        assertEquals(List.of("Open"), members.stream().map(ThreadNews::title).toList());
        assertEquals(2, members.get(0).postCount());
        assertEquals(open, members.get(0).path());
        assertEquals(circle.name(), members.get(0).communityName());
        assertEquals(new Audience(circle.id(), Reach.MEMBERS), members.get(0).audience());
        assertEquals(
                Set.of("Open", "Core"),
                Set.copyOf(core.stream().map(ThreadNews::title).toList()));
        assertEquals(List.of(), issue(circle, Reach.PUBLIC, from, to));
        assertEquals(List.of(), issue(circle, Reach.CORE, to, to.plusSeconds(1)));
    }

    private List<ThreadNews> issue(Circle circle, Reach reach, Instant from, Instant to) {
        return discussions
                .forIssue(new Audience(circle.id(), reach), from, to)
                .await()
                .indefinitely();
    }

    @Test
    void activityIsThatOfTheViewersCommunities() {
        Circle circle = Circle.create();
        Somebody ana = member(circle);
        String answered = start(ana, circle, "Answered");
        start(ana, circle, "Open", "?", Map.of("reach", "conveners"));
        reply(ana, answered, "Myself");
        Viewer viewer = viewer(ana, circle, Reach.CONVENERS);

        List<ThreadLine> active = discussions.active(viewer, 10).await().indefinitely();

        assertEquals(
                List.of("Answered", "Open"),
                active.stream().map(ThreadLine::title).toList());
        assertEquals("1 reply", active.get(0).replies());
        assertEquals("Conveners", active.get(1).circle());
        assertEquals(1, discussions.active(viewer, 1).await().indefinitely().size());
        // What a viewer brings along is not believed: the database decides.
        Viewer pretender = viewer(Fixtures.outsider(), circle, Reach.CONVENERS);
        assertEquals(List.of(), discussions.active(pretender, 10).await().indefinitely());
        assertEquals(
                List.of(), discussions.active(Viewer.anonymous(), 10).await().indefinitely());
    }

    @Test
    void aPersonsPostsAreThoseThatTheViewerMaySee() {
        Circle circle = Circle.create();
        Somebody ana = member(circle);
        String thread = start(ana, circle, "By Ana");
        reply(ana, thread, "again");
        Somebody ben = Fixtures.person("Ben", "GU");
        Fixtures.join(ben, circle.id(), Reach.MEMBERS);

        List<PostLine> seen = discussions
                .byPerson(viewer(ben, circle, Reach.MEMBERS), ana.id())
                .await()
                .indefinitely();

        assertEquals(
                List.of(thread + "#post-2", thread + "#post-1"),
                seen.stream().map(PostLine::path).toList());
        Somebody stranger = Fixtures.director("Dora", "TN");
        Viewer outside = viewer(stranger, circle, Reach.CONVENERS);
        assertEquals(List.of(), discussions.byPerson(outside, ana.id()).await().indefinitely());
    }

    @Test
    void aPostIsFoundOnItsPage() {
        UUID thread = UUID.randomUUID();
        assertEquals("/threads/" + thread + "#post-1", ThreadPage.path(thread, 1));
        assertEquals("/threads/" + thread + "#post-20", ThreadPage.path(thread, 20));
        assertEquals("/threads/" + thread + "?after=20#post-21", ThreadPage.path(thread, 21));
        assertEquals("/threads/" + thread + "?after=40#post-60", ThreadPage.path(thread, 60));
    }

    private static Somebody member(Circle circle) {
        Somebody somebody = Fixtures.person("Ana Author", "MS");
        Fixtures.join(somebody, circle.id(), Reach.CONVENERS);
        return somebody;
    }

    private static Viewer viewer(Somebody somebody, Circle circle, Reach reach) {
        return new Viewer(
                somebody.id(),
                somebody.subject(),
                somebody.name(),
                somebody.email(),
                "",
                Viewer.EASTERN,
                false,
                null,
                Map.of(circle.id(), new Viewer.Standing(reach, Set.of())));
    }
}
