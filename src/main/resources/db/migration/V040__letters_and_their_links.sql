-- Mail to an address that is nobody's yet has no person, but somebody asked for it: the desk shows it to whoever may know
-- them, and to nobody else.
alter table mail_outbox add column about_id uuid references person;
update mail_outbox o set about_id = c.person_id
  from email_change c
 where o.dedupe_key = 'email-change:' || c.id || ':prove';
-- An erasure looks for it.
create index mail_outbox_about on mail_outbox (about_id) where about_id is not null;

-- What opened the links of mails that have ended is not kept; from now on the sender takes it out with the end. The paths
-- are those that there were at this time.
update mail_outbox
   set merge = cast(regexp_replace(merge::text,
           '(/account/email/|/account/email/objection/|/account/start/|/decisions/|/invitations/|/invited/by-link/|/unsubscribe/)[A-Za-z0-9_.~-]{40,}',
           '\1[kept secret]', 'g') as jsonb)
 where state in ('SENT', 'FAILED', 'SUPPRESSED') and merge::text ~ '/';
update mail_body b
   set text = regexp_replace(b.text,
           '(/account/email/|/account/email/objection/|/account/start/|/decisions/|/invitations/|/invited/by-link/)[A-Za-z0-9_.~-]{40,}',
           '\1[kept secret]', 'g'),
       html = regexp_replace(b.html,
           '(/account/email/|/account/email/objection/|/account/start/|/decisions/|/invitations/|/invited/by-link/)[A-Za-z0-9_.~-]{40,}',
           '\1[kept secret]', 'g')
 where b.text ~ '/(account|decisions|invitations|invited)/'
   and not exists (select 1 from mail_outbox o where o.body_id = b.id and o.state in ('DUE', 'HELD', 'LEASED'));
