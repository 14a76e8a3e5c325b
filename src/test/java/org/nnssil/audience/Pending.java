package org.nnssil.audience;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;

/** People on their way in: somebody else, or they themselves, must still say yes. Until then they are nobody. */
final class Pending {

    private Pending() {}

    /** A colleague was named by the holder of a seat, and the coordinator has not decided. */
    static Somebody nominated() {
        Somebody pending = Fixtures.person("Nia Nominated", "KS");
        Fixtures.run(
                "insert into nomination (id, kind, state, nominator_id, jurisdiction_key, email, name, why, person_id,"
                        + " created_at) values (?, 'COLLEAGUE', 'PENDING', ?, 'KS', ?, ?, 'Knows coaching', ?, now())",
                UUID.randomUUID(),
                Fixtures.director("Norma Nominator", "KS").id(),
                pending.email(),
                pending.name(),
                pending.id());
        return pending;
    }

    /** Invited by the coordinator, the link is in the mail, and nobody has pressed its button. */
    static Somebody invited() {
        Somebody pending = Fixtures.person("Ivo Invited", "KS");
        Fixtures.run(
                "insert into invitation (id, person_id, name, reach, basis, token_hash, state, created_at, sent_at, mail_key,"
                        + " expires_at, invited_by) values (?, ?, ?, 2, 'INVITED', sha256(?), 'OPENED', now(), now(), ?,"
                        + " now() + interval '20 days', ?)",
                UUID.randomUUID(),
                pending.id(),
                pending.name(),
                pending.id().toString().getBytes(StandardCharsets.UTF_8),
                "audience:" + pending.id(),
                Fixtures.coordinator().id());
        return pending;
    }

    /** A member of the network with an open request to the canary's community. */
    static Somebody asking(Canary canary) {
        Somebody pending = Fixtures.director("Asa Asking", "KS");
        Fixtures.run(
                "insert into join_request (id, community_id, person_id, reason, status, asked_at)"
                        + " values (?, ?, ?, 'To learn', 'OPEN', now())",
                UUID.randomUUID(),
                canary.community,
                pending.id());
        return pending;
    }

    /** A member of the network whom the canary's convener invited, and who has not answered. */
    static Somebody invitedInto(Canary canary) {
        Somebody pending = Fixtures.director("Ina Invited", "KS");
        Fixtures.run(
                "insert into community_invitation (id, community_id, person_id, kind, invited_by, reach, status, sent_at,"
                        + " expires_at) values (?, ?, ?, 'MEMBER', ?, 2, 'SENT', now(), now() + interval '9 days')",
                UUID.randomUUID(),
                canary.community,
                pending.id(),
                canary.insider.id());
        return pending;
    }
}
