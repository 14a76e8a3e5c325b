package org.nnssil.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.shared.PersonalData;

/** What was mailed to a person, and what mail they want. That an address must not be written to outlives its person. */
@ApplicationScoped
class PersonalMail implements PersonalData {

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("Mail to you", "mail_outbox.person_id", "mail_outbox.about_id")
                        .toldInParts(
                                """
                                select o.created_at as written, o.sent_at as sent, lower(o.state) as state, o.to_address as "to",
                                       b.subject, b.text
                                  from mail_outbox o join mail_body b on b.id = o.body_id
                                 where o.person_id = $1 or o.to_address = (select lower(email) from person where id = $1)
                                 order by o.created_at, o.id limit $2 offset $3
                                """)
                        .erasedBy(
                                """
                                update mail_body set subject = '', text = '', html = null, calendar = null, calendar_method = null
                                 where id in (select o.body_id from mail_outbox o where o.person_id = :person or o.to_address = :address)
                                   and not exists (select 1 from mail_outbox other where other.body_id = mail_body.id
                                          and other.person_id is distinct from :person and other.to_address <> :address)
                                """,
                                PersonalData.scrub("mail_body", "subject", "text", "html", "calendar"),
                                """
                                update mail_outbox set to_address = '', to_name = '', merge = '{}', unsubscribe_url = null, last_error = null,
                                       dedupe_key = regexp_replace(dedupe_key, :traces, :former, 'gi'), lease_owner = null,
                                       state = case when state in ('DUE', 'HELD', 'LEASED') then 'SUPPRESSED' else state end
                                 where person_id = :person or to_address = :address
                                """,
                                "update mail_outbox set about_id = null where about_id = :person",
                                """
                                update mail_outbox set merge = cast(regexp_replace(cast(merge as text), :traces, :former, 'gi') as jsonb)
                                 where cast(merge as text) ~* :traces
                                """)
                        .staying(
                                "That mails left on certain days, without address, name and words. Your name in mails to"
                                        + " others is replaced."),
                Holding.of("Mail you want or do not want", "mail_preference.person_id")
                        .told(
                                "select list, wanted, changed_at as since from mail_preference where person_id = $1 order by list")
                        .erasedBy("delete from mail_preference where person_id = :person"),
                Holding.of("Addresses of yours that are not written to")
                        .told(
                                """
                                select s.list, lower(s.reason) as reason, s.created_at as since
                                  from mail_suppression s join person p on s.address = lower(p.email)
                                 where p.id = $1 order by s.list
                                """)
                        .erasedBy(
                                """
                                insert into mail_suppression (address, list, reason, created_at)
                                select veiled(address), list, reason, created_at from mail_suppression where address = :address
                                on conflict do nothing
                                """,
                                "delete from mail_suppression where address = :address")
                        .staying(
                                "A mark made from your address (SHA-256) where mail to it had to stop. Nobody can read the"
                                        + " address from it; it keeps a new list from writing to you."));
    }
}
