-- Life in the demo network's sessions: people registered, a recording, a session of a private sub-community.
-- Runs once, after the people (10-network.sql) and after the programme files were imported. Every statement finds what it
-- needs by itself and does nothing where it is not there.

-- Sessions that are over: most of the core members had a seat, a different part of them each month.
insert into webinar_registration (id, webinar_id, person_id, status, queued_at, question, changed_at)
select md5('registration:' || r.webinar_id || r.person_id)::uuid, r.webinar_id, r.person_id, 'CONFIRMED', r.at, '', r.at
  from (select w.id as webinar_id, m.person_id, w.capacity, w.starts_at - interval '9 days' as at,
               row_number() over (partition by w.id order by md5(w.id::text || m.person_id)) as place
          from webinar w
          join membership m on m.community_id = w.community_id and m.ended_at is null and m.reach >= greatest(w.reach, 2)
         where w.programme_key is not null and w.starts_at < now()
           and (('x' || substr(md5(w.id::text || m.person_id), 1, 4))::bit(16)::int % 10) < 7) r
 where r.place <= r.capacity
on conflict do nothing;

-- The next session: about a third are registered so far, some with a question.
insert into webinar_registration (id, webinar_id, person_id, status, queued_at, question, changed_at)
select md5('registration:' || r.webinar_id || r.person_id)::uuid, r.webinar_id, r.person_id, 'CONFIRMED',
       now() - interval '3 days',
       case r.subject
            when '00000000-0000-4000-8000-000000000003' then 'How much time did this take, with everything around it?'
            when '00000000-0000-4000-8000-000000000004' then 'Would you do it in a state with nine people in the office?'
            else '' end,
       now() - interval '3 days'
  from (select w.id as webinar_id, p.id as person_id, p.subject, w.capacity,
               row_number() over (order by p.subject nulls last, md5(w.id::text || p.id)) as place
          from (select * from webinar
                 where programme_key is not null and status = 'SCHEDULED' and starts_at > now()
                 order by starts_at limit 1) w
          join membership m on m.community_id = w.community_id and m.ended_at is null and m.reach >= w.reach
          join person p on p.id = m.person_id
         where (('x' || substr(md5(w.id::text || m.person_id), 1, 4))::bit(16)::int % 10) < 3
            or p.subject in ('00000000-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000004')) r
 where r.place <= r.capacity
on conflict do nothing;

-- The latest session that was held has its record.
update webinar
   set recording_url = 'https://video.nnssil.example/' || id,
       recording_at = greatest(starts_at + interval '3 hours', now() - interval '4 days'),
       changed_at = greatest(starts_at + interval '3 hours', now() - interval '4 days'),
       notes = case when programme_key like '%needs-assessments%' then E'**In short.** Keep only the questions whose answers would change what happens next; three in four did not. Ask them with the people who have to believe the answer.\n\n- Wyoming''s instrument has 22 questions now. What was dropped went into an annex that districts may fill in; two of forty did.\n- Small districts do the assessment in one day with a facilitator from the next district.\n- Open: how to show an accountability office that shorter is not weaker.\n\nMinutes are by the facilitator and name no school.'
            else E'**In short.** The presenters told what they did, what it cost and what they would do differently; most questions were about the first three months.\n\n- What carried over to other states, and under which conditions, is to be tried and reported in the library.\n- Open questions go on in the discussions.\n\nMinutes are by the facilitator and name no school.' end
 where id = (select id from webinar
              where programme_key is not null and status = 'SCHEDULED'
                and starts_at + make_interval(mins => minutes) < now()
              order by starts_at desc limit 1)
   and recording_url = '';

-- A session of the Urban Superintendents' Network, which nobody outside it sees.
insert into webinar (id, community_id, reach, title, summary, description, why_it_matters, starts_at, minutes, capacity,
                     join_url, principle, status, created_by, created_at, changed_at)
select md5('demo:usn-session')::uuid, c.id, 1,
       'Principal supervisors: how many schools are too many?',
       'Three districts compare how many principals one supervisor has, what changed when the number went down, and what paid for it. For superintendents of the network and the department.',
       E'Bring your own numbers: supervisors, principals, visits last month. We talk openly; nothing is quoted outside.\n\n1. Where the ratio stands in each district\n2. What supervisors stopped doing\n3. What we ask of the department',
       'Whoever has eighteen schools cannot know one of them well.',
       (date_trunc('week', now() at time zone 'America/New_York') + interval '15 days 13 hours') at time zone 'America/New_York', 60, 25, 'https://meet.nnssil.example/usn', 6, 'SCHEDULED',
       (select p.id from person p join membership m on m.person_id = p.id
         where m.community_id = c.id and m.reach = 3 and m.ended_at is null order by p.name limit 1),
       now() - interval '5 days', now() - interval '5 days'
  from community c where c.slug = 'ma-usn'
on conflict do nothing;

insert into webinar_presenter (webinar_id, position, name, role_title, jurisdiction_key)
select w.id, 0, p.name, p.role_title, p.jurisdiction_key
  from webinar w, person p
 where w.id = md5('demo:usn-session')::uuid and p.subject = '00000000-0000-4000-8000-000000000006'
on conflict do nothing;

insert into webinar_registration (id, webinar_id, person_id, status, queued_at, question, changed_at)
select md5('registration:' || w.id || m.person_id)::uuid, w.id, m.person_id, 'CONFIRMED', now() - interval '2 days', '',
       now() - interval '2 days'
  from webinar w
  join membership m on m.community_id = w.community_id and m.ended_at is null
  join person p on p.id = m.person_id
 where w.id = md5('demo:usn-session')::uuid
   and p.subject is distinct from '00000000-0000-4000-8000-000000000006'
   and (('x' || substr(md5(w.id::text || m.person_id), 1, 4))::bit(16)::int % 10) < 5
 order by m.person_id limit 20
on conflict do nothing;
