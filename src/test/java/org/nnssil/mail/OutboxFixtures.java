package org.nnssil.mail;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;

/** Writes outbox rows as the service does, at any time and state, and looks at them. */
final class OutboxFixtures {

    private OutboxFixtures() {}

    /** A matter of the National Network. */
    static UUID body(String subject, String text, @Nullable String html) {
        return body(subject, text, html, Viewer.NATIONAL);
    }

    /** @param community whose matter it is; null for one of the service itself */
    static UUID body(String subject, String text, @Nullable String html, @Nullable UUID community) {
        UUID id = UUID.randomUUID();
        Fixtures.run(
                "insert into mail_body (id, subject, text, html, community_id) values (?, ?, ?, ?, ?)",
                id,
                subject,
                text,
                html,
                community);
        return id;
    }

    static UUID due(UUID body, String address, @Nullable UUID person, @Nullable String list, Instant at) {
        UUID id = UUID.randomUUID();
        Fixtures.run(
                "insert into mail_outbox (id, dedupe_key, kind, body_id, person_id, to_address, to_name, list, merge,"
                        + " message_id, state, next_attempt_at, created_at)"
                        + " values (?, ?, 'TEST', ?, ?, ?, 'Test Reader', ?, '{\"NAME\": \"Test Reader\"}', ?, 'DUE', ?, now())",
                id,
                "test:" + id,
                body,
                person,
                address,
                list,
                "<" + id + "@tests.example>",
                OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
        return id;
    }

    record State(String state, int attempts, @Nullable String error, Instant next) {}

    static State state(UUID id) {
        List<Object[]> rows =
                Fixtures.rows("select state, attempts, last_error, next_attempt_at from mail_outbox where id = ?", id);
        Object[] row = rows.get(0);
        return new State((String) row[0], (Integer) row[1], (String) row[2], ((java.sql.Timestamp) row[3]).toInstant());
    }
}
