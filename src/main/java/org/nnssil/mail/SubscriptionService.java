package org.nnssil.mail;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.nnssil.web.Absent;

/** Leaving a list by the link in a mail, and coming back. Each act is one statement and may be repeated. */
@ApplicationScoped
public class SubscriptionService {

    private static final String FIND =
            """
            select %s is distinct from 'UNSUBSCRIBED' as wanted from person p where p.id = $1
            """
                    .formatted(ListChoice.refusal("p.id", "lower(p.email)", "$2"));

    // Also stops what is queued for the person on this list and has not left.
    private static final String LEAVE =
            """
            with who as (select id, lower(email) as address from person where id = $1),
            choice as (
                insert into mail_preference (person_id, list, wanted, changed_at)
                select id, $2, false, $3 from who
                on conflict (person_id, list) do update set wanted = false, changed_at = excluded.changed_at
                 where mail_preference.wanted),
            stop as (
                insert into mail_suppression (address, list, reason, created_at)
                select address, $2, 'UNSUBSCRIBED', $3 from who
                on conflict do nothing),
            queued as (
                update mail_outbox set state = 'SUPPRESSED', last_error = 'UNSUBSCRIBED'
                 where person_id = $1 and list = $2 and state in ('DUE', 'HELD'))
            select id from who
            """;

    private static final String RETURN =
            """
            with who as (select id, lower(email) as address from person where id = $1),
            choice as (
                insert into mail_preference (person_id, list, wanted, changed_at)
                select id, $2, true, $3 from who
                on conflict (person_id, list) do update set wanted = true, changed_at = excluded.changed_at
                 where not mail_preference.wanted),
            stop as (
                delete from mail_suppression s using who
                 where s.address = who.address and s.list = $2 and s.reason = 'UNSUBSCRIBED')
            select id from who
            """;

    private final Pool pool;
    private final UnsubscribeLinks links;
    private final Clock clock;

    SubscriptionService(Pool pool, UnsubscribeLinks links, Clock clock) {
        this.pool = pool;
        this.links = links;
        this.clock = clock;
    }

    /** What the page behind an unsubscribe link shows. Changes nothing. */
    public Uni<SubscriptionView> find(String token) {
        UnsubscribeLinks.Leaver leaver = read(token);
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(leaver.personId(), leaver.list().name()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new Absent();
                    }
                    boolean wanted = rows.iterator().next().getBoolean("wanted");
                    return new SubscriptionView(token, leaver.list().words(), wanted);
                });
    }

    public Uni<SubscriptionView> leave(String token) {
        return change(LEAVE, token, false);
    }

    public Uni<SubscriptionView> comeBack(String token) {
        return change(RETURN, token, true);
    }

    private Uni<SubscriptionView> change(String sql, String token, boolean wanted) {
        UnsubscribeLinks.Leaver leaver = read(token);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(sql)
                .execute(Tuple.of(leaver.personId(), leaver.list().name(), now))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw new Absent();
                    }
                    return new SubscriptionView(token, leaver.list().words(), wanted);
                });
    }

    private UnsubscribeLinks.Leaver read(String token) {
        return links.read(token).orElseThrow(Absent::new);
    }
}
