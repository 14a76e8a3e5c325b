package org.nnssil.audience;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;

/** Papers of the National Network that the coordinator reads and, but for who wrote or got one, nobody else. */
final class DeskPapers {

    final UUID nomination = UUID.randomUUID();
    final UUID invitation = UUID.randomUUID();
    final UUID list = UUID.randomUUID();
    final UUID task = UUID.randomUUID();

    /** @param words in each of them; the coordinator may know these */
    DeskPapers(Somebody writer, Somebody subject, String words) {
        Fixtures.run(
                "insert into nomination (id, kind, state, nominator_id, jurisdiction_key, email, name, role_title, why,"
                        + " created_at) values (?, 'COLLEAGUE', 'PENDING', ?, 'MA', ?, ?, ?, ?, now())",
                nomination,
                writer.id(),
                nomination + "@tests.example",
                words,
                words,
                words);
        Fixtures.run(
                "insert into invitation (id, person_id, name, role_title, reach, basis, token_hash, state, created_at, sent_at,"
                        + " mail_key, expires_at, invited_by) values (?, ?, ?, ?, 2, 'INVITED', sha256(?), 'OPENED', now(),"
                        + " now(), ?, now() + interval '20 days', ?)",
                invitation,
                subject.id(),
                words,
                words,
                invitation.toString().getBytes(StandardCharsets.UTF_8),
                "papers:" + invitation,
                writer.id());
        // With a problem in it, so that nobody who may look can apply it.
        Fixtures.run(
                "insert into founding_import (id, file_name, sha256, row_count, problem_count, state, uploaded_by,"
                        + " uploaded_at, submission_key) values (?, ?, sha256(?), 1, 1, 'READ', ?, now(), ?)",
                list,
                words,
                list.toString().getBytes(StandardCharsets.UTF_8),
                writer.id(),
                UUID.randomUUID());
        Fixtures.run("insert into founding_problem values (?, 2, 'Name', ?)", list, words);
        Somebody holder = Fixtures.person(words, "MA");
        Fixtures.run(
                "insert into roster_task (id, jurisdiction_key, person_id, address, cause, opened_at)"
                        + " values (?, 'MA', ?, ?, ?, now())",
                task,
                holder.id(),
                holder.email(),
                words);
    }

    Set<String> names() {
        return Set.of(nomination.toString(), invitation.toString(), list.toString(), task.toString());
    }
}
