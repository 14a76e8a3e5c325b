-- What the desk's audit trail and Accounts page show in the demo, and a token that opens nothing (nobody has its text).
insert into audit_entry (id, at, actor_id, act, subject_id, jurisdiction_key, community_id, target, detail, channel)
select gen_random_uuid(), t.from_date + time '14:20' + (row_number() over (order by t.from_date)) * interval '7 minutes',
       c.id, 'seat.filled', t.person_id, t.jurisdiction_key, '00000000-0000-7000-8000-000000000001',
       'seat ' || t.jurisdiction_key, '{}', 'PAGE'
  from (select * from seat_tenure where to_date is null order by from_date desc limit 12) t,
       (select id from person where lower(email) = 'avery.coleman@network.example') c;

insert into account_task (id, person_id, kind, state, attempts, next_attempt_at, last_error, created_at, done_at)
select gen_random_uuid(), t.person_id, 'OPEN', 'DONE', 1, t.from_date, null, t.from_date + time '14:21',
       t.from_date + time '14:22'
  from (select t.* from seat_tenure t where to_date is null order by from_date desc limit 4) t
 order by t.from_date;

insert into api_token (id, person_id, name, token_hash, ending, scopes, created_at, expires_at, last_used_at, submission_key)
select gen_random_uuid(), p.id, 'Sessions on the office screen', sha256(gen_random_uuid()::text::bytea), 'k4Qw',
       '{webinars:read}', now() - interval '40 days', now() + interval '325 days', now() - interval '3 days',
       gen_random_uuid()
  from person p where lower(p.email) = 'jordan.hale@ms.example';

insert into calendar_feed (person_id, token_hash, created_at, last_used_at, submission_key)
select p.id, sha256(gen_random_uuid()::text::bytea), now() - interval '60 days', now() - interval '2 hours', gen_random_uuid()
  from person p where lower(p.email) = 'jordan.hale@ms.example';
