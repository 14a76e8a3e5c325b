-- Mail to an address that is nobody's yet has no person, but somebody asked for it: the desk shows it to whoever may know
-- them, and to nobody else.
alter table mail_outbox add column about_id uuid references person;
update mail_outbox o set about_id = c.person_id
  from email_change c
 where o.dedupe_key = 'email-change:' || c.id || ':prove';
-- An erasure looks for it.
create index mail_outbox_about on mail_outbox (about_id) where about_id is not null;
