-- 50,000 people in the network, 500 communities nested three deep, and one busy person with 1,000 memberships: 500 that
-- hold and 500 that have ended. In one transaction; triggers and foreign keys rest meanwhile.
begin;
set local session_replication_role = replica;
set local maintenance_work_mem = '128MB';
set local synchronous_commit = off;
drop index person_search, person_name_trgm, person_principles;

insert into organization (id, kind, name, jurisdiction_key)
select md5('o' || key)::uuid, 'SEA', name || ' Department of Education', key from jurisdiction;
insert into organization (id, kind, name, center_key) select md5('c' || key)::uuid, 'CENTER', name, key from center;

insert into person (id, email, name, role_title, jurisdiction_key, organization_id, about, expertise, phone, listed,
                    about_reach, principles, created_at)
select md5('p' || i)::uuid, 'p' || i || '@tests.example',
       (array['Amara','Ben','Carmen','Dale','Elena','Frank','Grace','Hiroshi','Ines','James','Keisha','Luis','Malia','Nathan',
              'Olivia','Peter','Quinn','Rosa','Samuel','Tasi','Uma','Victor','Wanda','Xavier'])[1 + i % 24] || ' '
       || (array['Abbott','Begay','Castillo','Dawson','Ellison','Fonoti','Garza','Huang','Iverson','Jackson','Kahale','Lopez',
                 'McBride','Nguyen','Petersen','Quarles','Ramirez','Sablan','Underwood','Vasquez','Whitfield','Xiong',
                 'Yazzie','Zimmerman','Müller'])[1 + (i / 24) % 25] || ' ' || substr(md5('n' || i), 1, 5),
       (array['Director of school improvement','Title I coordinator','Program specialist','Data lead','Coach'])[1 + i % 5],
       j.key, case when i % 100 = 7 then md5('c' || c.key)::uuid else md5('o' || j.key)::uuid end,
       'I work on ' || (array['early literacy','chronic absence','rural transport','school boards'])[1 + i % 4] || '.',
       (array['chronic absence','instructional coaching','rural schools','evidence reviews','family partnerships',
              'needs assessment','multilingual learners','tutoring'])[1 + i % 8],
       '555-01' || lpad((i % 100)::text, 2, '0'), i % 50 <> 3, case when i % 3 = 0 then 2 else 1 end,
       case when i % 3 = 0 then array[1 + i % 10]::smallint[] else '{}' end, now()
  from generate_series(1, 50000) i
  join (select row_number() over (order by key) - 1 as n, key from jurisdiction where counted) j on j.n = i % 57
  join (select row_number() over (order by key) - 1 as n, key from center) c on c.n = i % 21;

insert into membership (id, person_id, community_id, reach, basis, from_at)
select md5('m' || i)::uuid, md5('p' || i)::uuid, '00000000-0000-7000-8000-000000000001',
       case when i % 50 = 0 or i = 1 then 2 else 1 end, 'ROSTER', now()
  from generate_series(1, 50000) i;

insert into seat_tenure (id, jurisdiction_key, person_id, from_date)
select md5('t' || s.key)::uuid, s.key, md5('p' || (50 * s.n))::uuid, current_date
  from (select row_number() over (order by jurisdiction_key) as n, jurisdiction_key as key from seat) s;

-- 20 in the network, 80 in those, 400 in those.
insert into community (id, slug, name, kind, parent_id, created_at)
select md5('k' || i)::uuid, 'large-' || i, 'Community ' || i, 'PEER',
       case when i <= 20 then '00000000-0000-7000-8000-000000000001'::uuid
            when i <= 100 then md5('k' || (1 + i % 20))::uuid else md5('k' || (21 + i % 80))::uuid end, now()
  from generate_series(1, 500) i;
insert into membership (id, person_id, community_id, reach, basis, from_at)
select gen_random_uuid(), md5('p' || (2 + (i * 97 + k) % 49998))::uuid, md5('k' || k)::uuid, 1 + i % 2, 'ROSTER', now()
  from generate_series(1, 500) k, generate_series(1, 40) i;
insert into membership (id, person_id, community_id, reach, basis, from_at, ended_at, end_reason)
select gen_random_uuid(), md5('p1')::uuid, md5('k' || k)::uuid, 2, 'ROSTER', now() - interval '2 years',
       case when ended then now() - interval '1 year' end, case when ended then 'left' end
  from generate_series(1, 500) k, (values (true), (false)) before (ended);

create index person_search on person using gin (search);
create index person_name_trgm on person using gin (name_folded gin_trgm_ops);
create index person_principles on person using gin (principles);
commit;
