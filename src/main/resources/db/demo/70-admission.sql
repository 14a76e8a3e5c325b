-- Coming in: colleagues who were named, one of them invited, a wish to become core, and access that ends on a day.
insert into nomination (id, kind, state, nominator_id, jurisdiction_key, email, name, role_title, why, person_id, created_at)
select gen_random_uuid(), 'COLLEAGUE', 'PENDING', t.person_id, 'MS', 'della.rainey@mde.example', 'Della Rainey',
       'Director of District Support', 'Runs the visits to the districts after each review panel.', null, now() - interval '3 days'
  from seat_tenure t where t.jurisdiction_key = 'MS' and t.to_date is null;

insert into nomination (id, kind, state, nominator_id, jurisdiction_key, email, name, role_title, why, person_id, created_at)
select gen_random_uuid(), 'CORE_REQUEST', 'ASKED', p.id, 'OH', p.email, p.name, p.role_title,
       'I lead early literacy in the schools identified for support.', p.id, now() - interval '1 day'
  from person p where p.name = 'Nell Okafor';

update membership m set access_until = (date_trunc('day', now() at time zone 'America/New_York') + interval '60 days')
                                       at time zone 'America/New_York'
  from person p
 where p.id = m.person_id and p.name in ('Nell Okafor', 'Thuy Lam') and m.ended_at is null and m.reach = 1
   and m.community_id = '00000000-0000-7000-8000-000000000001';

insert into person (id, email, name, role_title, jurisdiction_key, organization_id, created_at)
select md5('person:tobias.fenn@wde.example')::uuid, 'tobias.fenn@wde.example', 'Tobias Fenn', 'Consultant, School Support', 'WY', o.id,
       now() - interval '6 days'
  from organization o where o.kind = 'SEA' and o.jurisdiction_key = 'WY';

with decided as (
    insert into nomination (id, kind, state, nominator_id, jurisdiction_key, email, name, role_title, why, person_id,
                            created_at, decided_by, decided_at, note)
    select gen_random_uuid(), 'COLLEAGUE', 'APPROVED', t.person_id, 'WY', p.email, p.name, p.role_title,
           'Works with the six identified schools every week.', p.id, now() - interval '8 days', c.person_id,
           now() - interval '6 days', 'Welcome.'
      from person p, seat_tenure t, membership c
     where p.email = 'tobias.fenn@wde.example' and t.jurisdiction_key = 'WY' and t.to_date is null
       and 'COORDINATOR' = any (c.roles) and c.ended_at is null
     limit 1
    returning id, person_id, name, role_title, decided_by)
insert into invitation (id, person_id, name, role_title, place, reach, basis, nomination_id, token_hash, state,
                        created_at, sent_at, mail_key, expires_at, invited_by)
select gen_random_uuid(), d.person_id, d.name, d.role_title, 'Wyoming', 2, 'NOMINATED', d.id,
       sha256(gen_random_uuid()::text::bytea), 'SENT', now() - interval '6 days', now() - interval '6 days',
       'invitation:demo:tobias', now() + interval '24 days', d.decided_by
  from decided d;

-- Liaisons of the centers, one of them at an earlier time.
insert into center_liaison (id, jurisdiction_key, person_id, center_key, from_date, to_date, reason)
select md5('liaison:' || l.jurisdiction || l.email)::uuid, l.jurisdiction, p.id, o.center_key, current_date - l.since,
       current_date - l.until, l.reason
  from (values ('calvin.royce@arcc.example', 'KY', 700, null, ''), ('calvin.royce@arcc.example', 'TN', 700, null, ''),
               ('ulla.brandvold@nccc.example', 'SD', 25, null, ''), ('ulla.brandvold@nccc.example', 'ND', 25, null, ''),
               ('duncan.faulkner@necc.example', 'ME', 1200, null, ''), ('duncan.faulkner@necc.example', 'NH', 1200, null, ''),
               ('marcus.webb@secc.example', 'MS', 400, null, ''),
               ('denise.fontaine@secc.example', 'MS', 1300, 400, 'Marcus Webb took over'))
       l (email, jurisdiction, since, until, reason)
  join person p on p.email = l.email
  join organization o on o.id = p.organization_id;
