package org.nnssil.newsletter;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;

/**
 * Issues and items for writing. Whoever changes an issue locks its row first, so that sending and editing never mix.
 */
@ApplicationScoped
class NewsletterRepository implements PanacheRepositoryBase<NewsletterIssue, UUID> {

    // Two drafts begun at once get two numbers.
    private static final String LOCK = "select id from community where id = :id for no key update";

    private static final String LAST_NUMBER =
            "select coalesce(max(number), 0) from newsletter_issue where community_id = :id";

    private static final String ITEMS = "from NewsletterItem where issueId = :issue order by position, id";

    /** The coordinator's issues are the National Network's; an issue of any other community is absent here. */
    Uni<NewsletterIssue> lock(UUID id) {
        return find("id = ?1 and communityId = ?2", id, Viewer.NATIONAL)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(Absent::new);
    }

    Uni<@Nullable NewsletterIssue> findBySubmission(UUID submission) {
        return find("submissionKey", submission).firstResult();
    }

    /** A draft of the month for those readers, else the latest issue that went out; null where there is none. */
    Uni<@Nullable NewsletterIssue> findByMonth(Audience audience, LocalDate month) {
        return find(
                        "communityId = ?1 and reach = ?2 and month = ?3 order by queuedAt desc nulls first, number desc",
                        audience.communityId(),
                        audience.reach().rank(),
                        month)
                .firstResult();
    }

    Uni<Integer> nextNumber(UUID communityId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, UUID.class)
                        .setParameter("id", communityId)
                        .getSingleResultOrNull()
                        .chain(locked -> session.createNativeQuery(LAST_NUMBER, Integer.class)
                                .setParameter("id", communityId)
                                .getSingleResult()))
                .map(last -> last + 1);
    }

    Uni<List<NewsletterItem>> items(UUID issue) {
        return Panache.getSession().chain(session -> session.createQuery(ITEMS, NewsletterItem.class)
                .setParameter("issue", issue)
                .getResultList());
    }

    Uni<Void> add(List<NewsletterItem> items) {
        return items.isEmpty()
                ? Uni.createFrom().voidItem()
                : Panache.getSession().chain(session -> session.persistAll(items.toArray()));
    }
}
