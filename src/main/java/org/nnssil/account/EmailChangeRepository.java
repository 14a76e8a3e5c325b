package org.nnssil.account;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The statements of a change of address; all run inside the transaction of the act. */
@ApplicationScoped
class EmailChangeRepository {

    /** Held until the act commits, so that of two changes of one person the second sees what the first did. */
    private static final String LOCK = "select id from person where id = :person for update";

    private static final String FIND =
            """
            select c.id, c.person_id, p.name, p.email as present, p.active, c.old_email, c.new_email, c.state,
                   c.expires_at, c.done_at
              from email_change c join person p on p.id = c.person_id
             where c.id = :id
            """;

    private static final String PERSON_OF = "select person_id from email_change where id = :id";

    // Index email_change_person.
    private static final String ASKED =
            "select count(*) from email_change where person_id = :person and requested_at > :since";

    private static final String SENT_BEFORE = "select count(*) from email_change where submission_key = :key";

    private static final String OVERTAKE =
            "update email_change set state = 'OVERTAKEN', done_at = :now where person_id = :person and state = 'OPEN'";

    private static final String ADD =
            """
            insert into email_change (id, person_id, old_email, new_email, state, requested_at, expires_at, submission_key)
            values (:id, :person, :old, :new, 'OPEN', :now, :until, :key)
            """;

    private static final String MARK = "update email_change set state = :state, done_at = :now where id = :id";

    // Index person_email.
    private static final String TAKEN = "select id from person where lower(email) = lower(:email) and id <> :person";

    private static final String GIVE =
            "update person set email = :email, version = version + 1 where id = :person and active";

    Uni<Void> lock(UUID person) {
        return session(s ->
                        s.createNativeQuery(LOCK).setParameter("person", person).getResultList())
                .replaceWithVoid();
    }

    /** The change, with its person's row locked. */
    Uni<Optional<EmailChange>> locked(UUID id) {
        return session(s -> s.createNativeQuery(PERSON_OF, UUID.class)
                        .setParameter("id", id)
                        .getResultList())
                .chain(people -> people.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : lock(people.get(0)).chain(() -> find(id)));
    }

    Uni<Optional<EmailChange>> find(UUID id) {
        return session(s -> s.createNativeQuery(FIND, Tuple.class)
                        .setParameter("id", id)
                        .getResultList())
                .map(rows -> rows.stream().findFirst().map(EmailChangeRepository::change));
    }

    Uni<Long> askedSince(UUID person, Instant since) {
        return count(ASKED, Map.of("person", person, "since", since));
    }

    Uni<Boolean> sentBefore(UUID key) {
        return count(SENT_BEFORE, Map.of("key", key)).map(n -> n > 0);
    }

    /** Whose address it is; null where it is nobody's, or that of this person. */
    Uni<@Nullable UUID> taken(String email, UUID byOtherThan) {
        return session(s -> s.createNativeQuery(TAKEN, UUID.class)
                .setParameter("email", email)
                .setParameter("person", byOtherThan)
                .getSingleResultOrNull());
    }

    Uni<Void> overtake(UUID person, Instant now) {
        return run(OVERTAKE, Map.of("person", person, "now", now)).replaceWithVoid();
    }

    Uni<Void> add(UUID id, UUID person, String before, String after, Instant now, Instant until, UUID key) {
        return run(
                        ADD,
                        Map.of(
                                "id", id, "person", person, "old", before, "new", after, "now", now, "until", until,
                                "key", key))
                .replaceWithVoid();
    }

    Uni<Void> mark(UUID id, EmailChange.State state, Instant now) {
        return run(MARK, Map.of("id", id, "state", state.name(), "now", now)).replaceWithVoid();
    }

    Uni<Integer> give(UUID person, String email) {
        return run(GIVE, Map.of("person", person, "email", email));
    }

    private static Uni<Integer> run(String sql, Map<String, Object> values) {
        return session(s -> {
            Mutiny.MutationQuery query = s.createNativeQuery(sql);
            values.forEach(query::setParameter);
            return query.executeUpdate();
        });
    }

    private static Uni<Long> count(String sql, Map<String, Object> values) {
        return session(s -> {
            Mutiny.SelectionQuery<Long> query = s.createNativeQuery(sql, Long.class);
            values.forEach(query::setParameter);
            return query.getSingleResult();
        });
    }

    private static <T> Uni<T> session(java.util.function.Function<Mutiny.Session, Uni<T>> work) {
        return Panache.getSession().chain(work::apply);
    }

    private static EmailChange change(Tuple row) {
        OffsetDateTime done = row.get("done_at", OffsetDateTime.class);
        return new EmailChange(
                row.get("id", UUID.class),
                row.get("person_id", UUID.class),
                row.get("name", String.class),
                row.get("present", String.class),
                row.get("active", Boolean.class),
                row.get("old_email", String.class),
                row.get("new_email", String.class),
                EmailChange.State.valueOf(row.get("state", String.class)),
                row.get("expires_at", OffsetDateTime.class).toInstant(),
                done == null ? null : done.toInstant());
    }
}
