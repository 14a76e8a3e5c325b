package org.nnssil.discussion;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Ids;
import org.nnssil.shared.Page;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;
import org.nnssil.web.Markdown;

/**
 * Threads and posts, always for a viewer: what they may not see fails with {@link Absent}, exactly like what does not
 * exist. A role in one community gives nothing in another.
 */
@ApplicationScoped
public class DiscussionService {

    static final String CLOSED = "This discussion was closed, so nothing was posted. Start a new one and link to it.";
    static final String CHANGED = "This post was changed after you opened it.";

    private static final int BY_PERSON = 20;

    private final ThreadRepository threads;
    private final PostRepository posts;
    private final ThreadPageRepository pages;
    private final ThreadListRepository lists;
    private final ReplyMail mail;
    private final ThreadWords words;
    private final Markdown markdown;
    private final Clock clock;

    DiscussionService(
            ThreadRepository threads,
            PostRepository posts,
            ThreadPageRepository pages,
            ThreadListRepository lists,
            ReplyMail mail,
            ThreadWords words,
            Markdown markdown,
            Clock clock) {
        this.threads = threads;
        this.posts = posts;
        this.pages = pages;
        this.lists = lists;
        this.mail = mail;
        this.words = words;
        this.markdown = markdown;
        this.clock = clock;
    }

    /** A post's place. */
    record Written(UUID thread, int number) {

        String path() {
            return ThreadPage.path(thread, number);
        }
    }

    /** @param title the title of the thread, when post 1 is rewritten; null leaves it */
    record Rewriting(@Nullable String title, String body, int version) {}

    // ---- for other features ----

    /** The threads with the newest activity in the viewer's communities. */
    public Uni<List<ThreadLine>> active(Viewer viewer, int limit) {
        return lists.threads(viewer, mine(viewer), false, ThreadCursor.TOP, limit)
                .map(rows -> words.lines(rows, viewer.zone()));
    }

    /**
     * What an issue for that audience may carry from the period (the end is not part of it), most posts first, at most
     * 50. Confidential threads never; those of another community or a narrower circle neither.
     */
    public Uni<List<ThreadNews>> forIssue(Audience issue, Instant from, Instant to) {
        return lists.forIssue(issue, from, to).map(found -> found.stream()
                .filter(news -> issue.mayCarry(news.audience()))
                .toList());
    }

    /** The newest posts of a person that the viewer may see, at most 20. */
    public Uni<List<PostLine>> byPerson(Viewer viewer, UUID person) {
        return lists.byPerson(viewer, person, BY_PERSON);
    }

    // ---- reading ----

    Uni<List<CommunityRef>> communities(Viewer viewer) {
        return lists.communities(viewer, null);
    }

    Uni<CommunityRef> community(Viewer viewer, String slug) {
        // PostgreSQL refuses a NUL in a parameter; no slug has one.
        if (slug.indexOf('\0') >= 0) {
            return Uni.createFrom().failure(new Absent());
        }
        return lists.communities(viewer, slug)
                .map(found -> found.stream().findFirst().orElseThrow(Absent::new));
    }

    Uni<Page<ThreadRow>> threads(
            Viewer viewer, Collection<UUID> communities, boolean unanswered, ThreadCursor after, int limit) {
        return lists.threads(viewer, communities, unanswered, after, limit + 1)
                .map(rows -> Page.of(rows, limit, row -> ThreadCursor.of(row).text()));
    }

    /** @param after the number of the last post of the page before; 0 for the first page */
    Uni<ThreadPage> thread(Viewer viewer, UUID id, int after) {
        return pages.rendered(viewer, id, after, ThreadPage.SIZE)
                .map(page -> present(page))
                .invoke(page -> {
                    if (after > 0 && after >= page.head().postCount()) {
                        throw new Absent();
                    }
                });
    }

    /** With the posts as they were typed; the question comes first even where it was not asked for. */
    Uni<ThreadPage> asTyped(Viewer viewer, UUID id, int after, int limit) {
        return pages.asTyped(viewer, id, after, limit).map(page -> present(page));
    }

    Uni<OwnPost> ownPost(Viewer viewer, UUID thread, int number) {
        return pages.ownPost(viewer, thread, number).map(post -> present(post));
    }

    // ---- writing ----

    /** @param key of the submission; the same key again answers the first thread */
    @WithTransaction
    public Uni<UUID> start(Viewer viewer, CommunityRef community, ThreadDraft draft, @Nullable UUID key) {
        Audience audience = new Audience(community.id(), draft.reach());
        return threads.belongs(viewer, audience, clock.instant())
                .chain(belongs -> {
                    if (!belongs) {
                        throw new Absent();
                    }
                    return key == null ? Uni.createFrom().nullItem() : threads.madeWith(key, viewer);
                })
                .chain(made -> made == null
                        ? open(viewer, audience, draft, key)
                        : Uni.createFrom().item(again(made, community)));
    }

    private static UUID again(DiscussionThread made, CommunityRef community) {
        if (!made.communityId.equals(community.id())) {
            throw new Conflict("This Idempotency-Key was used for a thread in another community. Take a new one.");
        }
        return made.id;
    }

    private Uni<UUID> open(Viewer viewer, Audience audience, ThreadDraft draft, @Nullable UUID key) {
        Instant now = clock.instant();
        DiscussionThread thread = new DiscussionThread(Ids.next(clock), audience, draft, viewer.id(), key, now);
        Post question = new Post(Ids.next(clock), thread.id, 1, viewer, text(draft.body()), null, now);
        return threads.persist(thread).chain(() -> posts.persist(question)).replaceWith(thread.id);
    }

    /** Adds a reply and tells those who wrote in the thread before. */
    @WithTransaction
    public Uni<Written> reply(Viewer viewer, UUID id, String body, @Nullable UUID key) {
        return lock(viewer, id)
                .chain(thread -> (key == null ? Uni.createFrom().<Post>nullItem() : posts.madeWith(key, viewer))
                        .chain(made -> made != null
                                ? Uni.createFrom().item(again(made, thread))
                                : append(viewer, thread, body, key)));
    }

    private static Written again(Post made, DiscussionThread thread) {
        if (!made.threadId.equals(thread.id)) {
            throw new Conflict("This Idempotency-Key was used for a post in another thread. Take a new one.");
        }
        return new Written(thread.id, made.number);
    }

    private Uni<Written> append(Viewer viewer, DiscussionThread thread, String body, @Nullable UUID key) {
        if (thread.closed()) {
            throw new Conflict(CLOSED);
        }
        Instant now = clock.instant();
        Post post = new Post(Ids.next(clock), thread.id, thread.take(now), viewer, text(body), key, now);
        return posts.persist(post)
                .chain(() -> mail.tell(thread, post, viewer))
                .replaceWith(new Written(thread.id, post.number));
    }

    /** The author rewrites a post of their own; a text that is the same already is no change. */
    @WithTransaction
    public Uni<Written> rewrite(Viewer viewer, UUID id, int number, Rewriting rewriting) {
        return lock(viewer, id).chain(thread -> posts.own(id, number, viewer).map(post -> {
            if (post == null) {
                throw new Absent();
            }
            rewrite(thread, post, rewriting);
            return new Written(id, number);
        }));
    }

    private void rewrite(DiscussionThread thread, Post post, Rewriting rewriting) {
        boolean sameTitle = rewriting.title() == null || rewriting.title().equals(thread.title);
        if (sameTitle && rewriting.body().equals(post.body)) {
            return;
        }
        if (post.version != rewriting.version()) {
            throw new Conflict(CHANGED);
        }
        if (rewriting.title() != null) {
            thread.title = rewriting.title();
        }
        post.rewrite(text(rewriting.body()), clock.instant());
    }

    /** Ends the discussion. Its author may, and a convener of its community. */
    @WithTransaction
    public Uni<Void> close(Viewer viewer, UUID id) {
        return lock(viewer, id)
                .invoke(thread -> closable(viewer, thread).close(clock.instant()))
                .replaceWithVoid();
    }

    @WithTransaction
    public Uni<Void> reopen(Viewer viewer, UUID id) {
        return lock(viewer, id)
                .invoke(thread -> closable(viewer, thread).reopen())
                .replaceWithVoid();
    }

    private static DiscussionThread closable(Viewer viewer, DiscussionThread thread) {
        if (!thread.authorId.equals(viewer.id()) && !viewer.convenes(thread.communityId)) {
            throw new Absent();
        }
        return thread;
    }

    private Uni<DiscussionThread> lock(Viewer viewer, UUID id) {
        if (viewer.personId() == null) {
            return Uni.createFrom().failure(new Absent());
        }
        return threads.lock(id, viewer, clock.instant()).map(thread -> present(thread));
    }

    private Post.Text text(String body) {
        return new Post.Text(body, markdown.html(body));
    }

    private static Collection<UUID> mine(Viewer viewer) {
        return viewer.memberships().keySet();
    }

    private static <T> T present(@Nullable T found) {
        if (found == null) {
            throw new Absent();
        }
        return found;
    }
}
