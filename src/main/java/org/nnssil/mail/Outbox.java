package org.nnssil.mail;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;
import org.nnssil.shared.Ids;

/**
 * Takes letters. Must be called inside the transaction of the fact that a letter tells: if that rolls back, nothing is
 * sent; if it commits, the letter survives any crash.
 */
@ApplicationScoped
public class Outbox {

    private static final String BODY =
            """
            insert into mail_body (id, subject, text, html, community_id, calendar, calendar_method)
            values (:id, :subject, :text, :html, cast(:community as uuid), :calendar, :method)
            """;

    // A second letter with the same dedupe key is dropped here, whoever writes it and however often.
    // Through text, because the driver would send a string for a jsonb parameter as a JSON string.
    private static final String ROWS =
            """
            insert into mail_outbox (id, dedupe_key, kind, campaign_id, body_id, person_id, about_id, to_address, to_name,
                                     list, merge, unsubscribe_url, message_id, state, next_attempt_at, created_at)
            select r.id, r.key, :kind, cast(:campaign as uuid), :body, r.person, r.about, r.address, r.name,
                   :list, r.merge, r.unsubscribe, '<' || r.id || '@' || :host || '>', 'DUE', :now, :now
              from jsonb_to_recordset(cast(cast(:rows as text) as jsonb))
                   as r(id uuid, key text, person uuid, about uuid, address text, name text, merge jsonb, unsubscribe text)
            on conflict (dedupe_key) do nothing
            """;

    // Index: mail_outbox_waiting.
    private static final String WITHHOLD =
            """
            update mail_outbox set state = 'SUPPRESSED', last_error = 'LEFT'
             where person_id = :person and list is not null and state in ('DUE', 'HELD')
            """;

    private static final String DROP = "delete from mail_body where id = :body";

    private static final String HAS = "select count(*) from mail_outbox where dedupe_key = :key";

    private static final String FORGIVE =
            "delete from mail_suppression where address = :address and list = '*' and reason = 'BOUNCED'";

    private final Clock clock;
    private final MailConfig config;
    private final Stationery stationery;

    Outbox(Clock clock, MailConfig config, Stationery stationery) {
        this.clock = clock;
        this.config = config;
        this.stationery = stationery;
    }

    public Uni<Void> enqueue(Letter letter) {
        Letter.Copy copy = new Letter.Copy(letter.dedupeKey(), letter.to(), java.util.Map.of(), null);
        return addBody(letter).chain(body -> addCopies(letter.kind(), letter.list(), null, body, List.of(copy))
                .chain(added -> added == 0 ? drop(body) : Uni.createFrom().voidItem()));
    }

    /** Whether there is a letter with this key, which drops every other one. */
    public Uni<Boolean> has(String dedupeKey) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(HAS, Long.class)
                        .setParameter("key", dedupeKey)
                        .getSingleResult())
                .map(found -> found > 0);
    }

    /**
     * Stores the shared part of a mail that many get. {@code to} and {@code dedupeKey} of the letter are not used. A link
     * that opens something is each reader's own: it goes into the values of their copy, from where its end takes it out.
     */
    public Uni<UUID> addBody(Letter letter) {
        UUID id = Ids.next(clock);
        Letter.Invite calendar = letter.calendar();
        String html = letter.html();
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(BODY)
                        .setParameter("id", id)
                        .setParameter("subject", letter.subject())
                        .setParameter("text", letter.text())
                        .setParameter("html", html == null ? stationery.html(letter.subject(), letter.text()) : html)
                        .setParameter("community", letter.communityId())
                        .setParameter("calendar", calendar == null ? null : calendar.ics())
                        .setParameter("method", calendar == null ? null : calendar.method())
                        .executeUpdate())
                .replaceWith(id);
    }

    /**
     * Queues one copy per recipient in one statement; give at most a few thousand at a time.
     *
     * @param campaign groups the copies for counting, such as the id of a newsletter issue
     * @return how many were new
     */
    public Uni<Integer> addCopies(
            String kind, @Nullable String list, @Nullable UUID campaign, UUID body, List<Letter.Copy> copies) {
        JsonArray rows = new JsonArray();
        copies.forEach(copy -> rows.add(row(copy)));
        return Panache.getSession().chain(session -> insert(session, kind, list, campaign, body, rows));
    }

    /** Somebody has left: what lists still had for them is not sent. Mail about their own acts goes. */
    public Uni<Void> withhold(UUID personId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WITHHOLD)
                        .setParameter("person", personId)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** A mailbox that was said not to exist does: mail goes there again. */
    public Uni<Void> forgiveBounce(String address) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGIVE)
                        .setParameter("address", address)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** A letter that was written before leaves nothing: its link would be kept for ever, as nothing ends it. */
    private Uni<Void> drop(UUID body) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DROP)
                        .setParameter("body", body)
                        .executeUpdate())
                .replaceWithVoid();
    }

    private Uni<Integer> insert(
            Mutiny.Session session,
            String kind,
            @Nullable String list,
            @Nullable UUID campaign,
            UUID body,
            JsonArray rows) {
        return session.createNativeQuery(ROWS)
                .setParameter("kind", kind)
                .setParameter("campaign", campaign)
                .setParameter("body", body)
                .setParameter("list", list)
                .setParameter("host", config.messageIdHost())
                .setParameter("now", clock.instant())
                .setParameter("rows", rows.encode())
                .executeUpdate();
    }

    private JsonObject row(Letter.Copy copy) {
        UUID person = copy.to().personId();
        UUID about = copy.to().aboutId();
        JsonObject merge = new JsonObject();
        copy.merge().forEach(merge::put);
        return new JsonObject()
                .put("id", Ids.next(clock).toString())
                .put("key", copy.dedupeKey())
                .put("person", person == null ? null : person.toString())
                .put("about", about == null ? null : about.toString())
                .put("address", copy.to().address().toLowerCase(Locale.ROOT))
                .put("name", copy.to().name())
                .put("merge", merge)
                .put("unsubscribe", copy.unsubscribeUrl());
    }
}
