package org.nnssil.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.web.DeskWork;

/** Mails that wait until the coordinator releases them. */
@ApplicationScoped
class HeldMail implements DeskWork {

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind(
                "(select count(*) from mail_outbox where state = 'HELD')",
                "mail held back",
                "mails held back",
                "/desk/mail?state=held"));
    }
}
