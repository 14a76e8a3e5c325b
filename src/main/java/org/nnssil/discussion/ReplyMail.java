package org.nnssil.discussion;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.nnssil.mail.Letter;
import org.nnssil.mail.MailList;
import org.nnssil.mail.Marks;
import org.nnssil.mail.Outbox;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;
import org.nnssil.shared.BaseUrl;
import org.nnssil.web.Markdown;

/**
 * Tells those who wrote in a thread before that there is a reply: only who may still see it, who has not switched such
 * mail off, and once per post. Of a confidential thread the mail says nothing but that there is a reply.
 */
@ApplicationScoped
class ReplyMail {

    private static final String LIST = MailList.DISCUSSIONS.name();
    private static final String KIND = "THREAD_REPLY";
    private static final String HUSHED = "There is 1 new reply in a confidential thread that you wrote in.";
    /** Enough to decide whether to open the thread now. */
    private static final int EXCERPT = 600;

    private static final String RECIPIENTS =
            """
            select r.id, r.email, r.name
              from person r
             where r.id in (select p.author_id from post p where p.thread_id = :thread)
               and r.id <> :poster and r.active
               and not exists (select 1 from mail_preference w
                                where w.person_id = r.id and w.list = 'DISCUSSIONS' and not w.wanted)
               and exists (select 1 from thread t where t.id = :thread and %s)
             order by r.id
            """
                    .formatted(Audience.sql("t", "r.id", ":now"));

    private final Outbox outbox;
    private final Markdown markdown;
    private final Clock clock;
    private final BaseUrl baseUrl;

    ReplyMail(
            Outbox outbox, Markdown markdown, Clock clock, @ConfigProperty(name = "network.base-url") BaseUrl baseUrl) {
        this.outbox = outbox;
        this.markdown = markdown;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    Uni<Void> tell(DiscussionThread thread, Post post, Viewer poster) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(RECIPIENTS, Object[].class)
                        .setParameter("thread", thread.id)
                        .setParameter("poster", poster.id())
                        .setParameter("now", clock.instant())
                        .getResultList())
                .map(rows -> rows.stream().map(row -> copy(thread, post, row)).toList())
                .chain(copies ->
                        copies.isEmpty() ? Uni.createFrom().voidItem() : queue(letter(thread, post, poster), copies));
    }

    private Uni<Void> queue(Letter letter, List<Letter.Copy> copies) {
        return outbox.addBody(letter)
                .chain(body -> outbox.addCopies(KIND, LIST, null, body, copies))
                .replaceWithVoid();
    }

    private static Letter.Copy copy(DiscussionThread thread, Post post, Object[] row) {
        UUID person = (UUID) row[0];
        return new Letter.Copy(
                "thread:%s:post:%d:%s".formatted(thread.id, post.number, person),
                new Letter.Recipient(person, (String) row[1], (String) row[2]),
                // A copy without any value is taken for a letter to one person, whose marks are left as they are.
                Map.of("NAME", (String) row[2]),
                null);
    }

    private Letter letter(DiscussionThread thread, Post post, Viewer poster) {
        String link = baseUrl + ThreadPage.path(thread.id, post.number);
        String subject =
                thread.confidential ? "1 new reply in a confidential thread" : "Reply: " + Marks.asTyped(thread.title);
        String text =
                """
                %s

                Read it and answer: %s

                You get this because you wrote in this discussion.
                To stop mail about discussions: %%%%UNSUBSCRIBE%%%%
                """
                        .formatted(thread.confidential ? HUSHED : news(thread, post, poster), link);
        Letter.Recipient nobody = new Letter.Recipient(null, "", "");
        return new Letter("", KIND, nobody, LIST, subject, text, null, null, thread.communityId);
    }

    private String news(DiscussionThread thread, Post post, Viewer poster) {
        String words = "%s replied in \"%s\":\n\n%s"
                .formatted(signature(poster), thread.title, excerpt(markdown.text(post.body)));
        return Marks.asTyped(words);
    }

    private static String signature(Viewer poster) {
        return poster.roleTitle().isEmpty() ? poster.name() : poster.name() + " (" + poster.roleTitle() + ")";
    }

    /** Cut between words where that is possible, never inside a character. */
    static String excerpt(String text) {
        if (text.codePointCount(0, text.length()) <= EXCERPT) {
            return text;
        }
        int end = text.offsetByCodePoints(0, EXCERPT);
        int space = text.lastIndexOf(' ', end);
        return text.substring(0, space > end / 2 ? space : end) + " …";
    }
}
