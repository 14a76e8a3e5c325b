package org.nnssil.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.web.DeskWork;

/** What of coming in waits for the coordinator: colleagues who were named, and invitations that reached nobody. */
@ApplicationScoped
class AdmissionWork implements DeskWork {

    // Indexes invitation_bounced; mail_outbox_invitation_failed and invitation_mail.
    private static final String BOUNCED =
            """
            (select count(*) from (
                select i.id from invitation i where i.bounced_at is not null and i.state in ('SENT', 'OPENED')
                union
                select i.id from mail_outbox o
                  join invitation i on i.mail_key = o.dedupe_key and i.state in ('SENT', 'OPENED')
                 where o.kind = 'INVITATION' and o.state in ('FAILED', 'SUPPRESSED')) reached_nobody)
            """;

    // Index nomination_waiting. What waits for the holder of a seat that nobody has taken waits for the coordinator.
    private static final String PENDING =
            """
            (select count(*) from nomination n
              where n.state = 'PENDING'
                 or (n.state = 'ASKED' and not exists (
                        select 1 from seat_tenure t where t.jurisdiction_key = n.jurisdiction_key and t.to_date is null
                           and not t.unanswered)))
            """;

    @Override
    public List<Kind> kinds() {
        return List.of(
                new Kind(PENDING, "nomination to decide", "nominations to decide", "/desk/nominations"),
                new Kind(
                        BOUNCED,
                        "invitation that came back",
                        "invitations that came back",
                        "/desk/invitations?status=bounced"));
    }
}
