-- A network of a given size with invented people, for the benchmark and for tests of query plans. Runs on a migrated
-- database without people, in one go, and comes out the same each time up to the dates, which are relative to now.
--
-- Sizes, each of which may be set before (set scale.people = 50000):
--   scale.people 5000 · scale.practices 2000 · scale.threads 1000 · scale.posts_per_thread 20 · scale.webinars 200
--
-- The reader of the benchmark is reader@network.example: core in the network and in two sub-communities.

create function pg_temp.size(name text, otherwise int) returns int language sql stable as
$$ select coalesce(nullif(current_setting('scale.' || name, true), '')::int, otherwise) $$;

create function pg_temp.id(kind text, n bigint) returns uuid language sql immutable as
$$ select md5('scale:' || kind || ':' || n)::uuid $$;

-- A whole number below "below" that looks random and is always the same.
create function pg_temp.pick(seed bigint, salt int, below int) returns int language sql immutable as
$$ select (abs(hashint8extended(seed, salt)) % below)::int $$;

create function pg_temp.one(list text[], seed bigint, salt int) returns text language sql immutable as
$$ select list[1 + pg_temp.pick(seed, salt, cardinality(list))] $$;

create temp table scale_word (kind text primary key, list text[]);
insert into scale_word values
    ('first', array['Amara','Ben','Carmen','Dale','Elena','Frank','Grace','Hiroshi','Ines','James','Keisha','Luis','Malia',
        'Nathan','Olivia','Peter','Quinn','Rosa','Samuel','Tasi','Uma','Victor','Wanda','Xavier','Yolanda','Zack','Leilani',
        'Noah','Priya','Terrence','Marisol','Anders','Bernice','Cyrus','Delia','Emil']),
    ('last', array['Abbott','Begay','Castillo','Dawson','Ellison','Fonoti','Garza','Huang','Iverson','Jackson','Kahale','Lopez',
        'McBride','Nguyen','O''Neal','Petersen','Quarles','Ramirez','Sablan','Thibodeaux','Underwood','Vasquez','Whitfield',
        'Xiong','Yazzie','Zimmerman','Baptiste','Chavez','Douglas','Eriksen','Fitzgerald','Greer','Holloway','Ingram',
        'Jefferson','Kowalski','Lindgren','Monroe','Novak','Osborne']),
    ('role', array['Director of school improvement','Deputy superintendent','Title I coordinator','Program specialist',
        'Chief of turnaround','Regional improvement lead','Data and evaluation lead','Technical assistance provider',
        'Coach for leadership teams','District liaison','Federal programs manager','Director of accountability']),
    ('expertise', array['chronic absence','instructional coaching','leadership pipelines','early literacy','rural schools',
        'evidence reviews','family partnerships','school boards','needs assessment','multilingual learners','funding streams',
        'high school redesign','principal supervision','tribal partnerships','data systems','change management']),
    ('topic', array['chronic absence in the middle grades','coaching for new principals','the state''s needs assessment',
        'evidence tiers in grant reviews','rural transport and attendance','a literacy screener in every district',
        'improvement plans that are read','diagnostic reviews on site','boards of education and turnaround',
        'family visits before the year starts','shared data agreements with districts','a cohort of assistant principals',
        'the exit criteria for identified schools','tutoring during the school day','using waivers to change schedules',
        'partnering with a university for evaluation']),
    ('sentence', array[
        'We began with three districts and asked each what it had stopped doing.',
        'Attendance rose in the schools that called families in the first ten days, and not in the others.',
        'The state team visited every site twice and wrote down what the leadership team said would change.',
        'Coaching hours were protected by moving reporting dates to the summer.',
        'Two of the five schools left the program because the principal moved to another district.',
        'The needs assessment took eleven weeks; next year it will take six.',
        'Teachers asked for examples of pupil work rather than another rubric.',
        'We paid for substitutes so that whole teams could meet on the same day.',
        'The budget office needed a separate code before any school could spend.',
        'Literacy screening showed a gap that the summative test had hidden for years.',
        'A rural consortium shared one data analyst and one interventionist.',
        'Parents told us that letters arrived in a language they did not read.',
        'What worked in the capital did not travel to districts with a four-day week.',
        'The evidence review found one strong study and four that were only promising.',
        'Principals met in pairs across districts and kept the same partner all year.',
        'The board agreed to public milestones every ninety days.',
        'Graduation went up by three points, which is within what we would expect by chance.',
        'Our liaison from the comprehensive center ran the first convening and stepped back after that.',
        'The tutoring contract paid for sessions attended and not for sessions offered.',
        'We dropped the walkthrough form and asked three questions instead.',
        'Tribal education departments were partners in the design and not only in the consultation.',
        'The biggest cost was staff time: about a day a week for one specialist.',
        'An early warning list was printed each Monday and read aloud in the team meeting.',
        'Turnover among coaches fell after we raised their pay to that of an assistant principal.',
        'Districts that wrote their own exit criteria met them sooner.',
        'The schedule change needed a waiver and the waiver took nine months.',
        'It surfaced a problem with transport that no plan had named.',
        'If we did this again we would start with half as many schools.',
        'Multilingual pupils gained most where the reading block was co-taught.',
        'We could not tell coaching from the new curriculum, because both began in August.',
        'The report to the legislature used the same ten measures each year.',
        'Every team kept a one-page log of decisions, and reviewers read those first.']);

create function pg_temp.words(seed bigint, salt int, sentences int) returns text language sql stable as $$
    select string_agg(list[1 + pg_temp.pick(seed * 64 + n, salt, cardinality(list))], ' ' order by n)
      from scale_word, generate_series(1, sentences) n where kind = 'sentence'
$$;
create function pg_temp.word(of_kind text, seed bigint, salt int) returns text language sql stable as $$
    select pg_temp.one(list, seed, salt) from scale_word where kind = of_kind
$$;

-- Jurisdictions by number, so that people can be dealt out over them.
create temp table scale_jurisdiction as
    select row_number() over (order by key) - 1 as n, key, count(*) over () as many from jurisdiction where counted;
create index on scale_jurisdiction (n);

-- Person 0 is the reader.
insert into person (id, subject, email, name, role_title, organization_id, jurisdiction_key, about, expertise, phone,
        listed, email_reach, principles, created_at)
select pg_temp.id('person', i), null,
       case when i = 0 then 'reader@network.example' else 'person' || i || '@' || lower(j.key) || '.example' end,
       pg_temp.word('first', i, 1) || ' ' || pg_temp.word('last', i, 2),
       pg_temp.word('role', i, 3),
       (select o.id from organization o where o.kind = 'SEA' and o.jurisdiction_key = j.key limit 1),
       j.key,
       pg_temp.words(i, 4, 2),
       pg_temp.word('expertise', i, 5) || ', ' || pg_temp.word('expertise', i, 6),
       '555-01' || lpad((i % 100)::text, 2, '0'),
       pg_temp.pick(i, 7, 100) > 1, case when pg_temp.pick(i, 8, 100) > 20 then 2 else 9 end,
       case when pg_temp.pick(i, 9, 3) = 0 then array[1 + pg_temp.pick(i, 10, 10)]::smallint[] else '{}' end,
       now() - interval '2 years' + make_interval(hours => i % 17000)
  from generate_series(0, pg_temp.size('people', 5000) - 1) i
  join scale_jurisdiction j on j.n = i % j.many;

-- Four sub-communities, unless the reference data brought them.
insert into community (id, slug, name, kind, parent_id, purpose, created_at)
select pg_temp.id('community', i), 'scale-community-' || i, 'Peer community ' || i, 'PEER',
       '00000000-0000-7000-8000-000000000001', 'Invented for measuring.', now() - interval '1 year'
  from generate_series(1, 4) i;
create temp table scale_community as
    select row_number() over (order by kind <> 'NATIONAL', slug) - 1 as n, id, count(*) over () as many from community;

-- Everyone is in the network: one in twelve core, a handful conveners, the others extended.
insert into membership (id, person_id, community_id, reach, roles, basis, from_at)
select pg_temp.id('national', i), pg_temp.id('person', i), '00000000-0000-7000-8000-000000000001',
       case when i = 0 or i % 12 = 3 then 2 when i % 1000 = 7 then 3 else 1 end,
       case when i = 7 then array['COORDINATOR'] else '{}'::text[] end,
       case when i = 0 or i % 12 = 3 then 'NOMINATED' else 'INVITED' end, now() - interval '18 months'
  from generate_series(0, pg_temp.size('people', 5000) - 1) i;
-- One in ten is in a sub-community as well; the reader in two.
insert into membership (id, person_id, community_id, reach, basis, from_at)
select pg_temp.id('sub', i * 10 + c.n), pg_temp.id('person', i), c.id, 2, 'ROSTER', now() - interval '1 year'
  from generate_series(0, pg_temp.size('people', 5000) - 1) i
  join scale_community c on (i = 0 and c.n in (1, 2)) or (i > 0 and i % 10 = 5 and c.n = 1 + (i / 10) % greatest(c.many - 1, 1));

-- Five seats are vacant.
insert into seat_tenure (id, jurisdiction_key, person_id, from_date)
select pg_temp.id('tenure', j.n), j.key, pg_temp.id('person', j.many + j.n), current_date - 300
  from scale_jurisdiction j where j.n >= 5 and exists (select 1 from person p where p.id = pg_temp.id('person', j.many + j.n));
update seat set vacant_since = current_date - 60
 where jurisdiction_key not in (select jurisdiction_key from seat_tenure where to_date is null);

insert into practice (id, community_id, reach, jurisdiction_key, status, title, summary, situation, what_we_did, began_on,
        ended_on, scale, what_came, surfaced, differently, outcome, tier, tier_basis, staff_time, cost, contact, author_id,
        author_role, author_jurisdiction, created_at, changed_at, submitted_at, published_at, revision)
select pg_temp.id('practice', i), '00000000-0000-7000-8000-000000000001', case when i % 5 = 0 then 0 else 1 end, j.key,
       case when i % 20 = 19 then 'SUBMITTED' else 'PUBLISHED' end,
       initcap(pg_temp.one(array['trying','scaling','rethinking','a year of','lessons from'], i, 20)) || ' '
           || pg_temp.word('topic', i, 21) || ' in ' || j.key,
       pg_temp.words(i, 22, 1), pg_temp.words(i, 23, 5) || ' The focus was ' || pg_temp.word('expertise', i, 33) || '.', pg_temp.words(i, 24, 6),
       current_date - 900 + i % 300, current_date - 500 + i % 300,
       (10 + i % 90) || ' schools in ' || (2 + i % 12) || ' districts',
       pg_temp.words(i, 25, 4), pg_temp.words(i, 26, 2), pg_temp.words(i, 27, 2),
       (array['WORKED','WORKED','PARTLY_WORKED','DID_NOT_WORK','TOO_EARLY'])[1 + pg_temp.pick(i, 28, 5)],
       (array['STRONG','MODERATE','PROMISING','RATIONALE','NOT_RATED'])[1 + pg_temp.pick(i, 29, 5)],
       pg_temp.words(i, 30, 1), 'One specialist, a day a week', '$' || (5 + i % 80) || ',000 a year', '',
       pg_temp.id('person', i % pg_temp.size('people', 5000)), pg_temp.word('role', i, 31), j.key,
       t.at, t.at, t.at, case when i % 20 = 19 then null else t.at end, 1
  from generate_series(1, pg_temp.size('practices', 2000)) i
  join scale_jurisdiction j on j.n = pg_temp.pick(i, 32, j.many::int)
  cross join lateral (select now() - make_interval(hours => 5 + i * 8)) t(at);

-- In capitals, as the library writes them.
insert into practice_facet (practice_id, facet, value)
select pg_temp.id('practice', i), f.facet, f.list[1 + pg_temp.pick(i, f.salt, cardinality(f.list))]
  from generate_series(1, pg_temp.size('practices', 2000)) i
  cross join (values
      ('PRINCIPLE', array['1','2','3','4','5','6','7','8','9','10'], 40),
      ('PRINCIPLE', array['1','2','3','4','5','6','7','8','9','10'], 41),
      ('LEVEL', array['STATE','REGIONAL','DISTRICT','SCHOOL'], 42),
      ('STUDENTS', array['ALL','ALL','LOW_INCOME','ENGLISH_LEARNERS','STUDENTS_WITH_DISABILITIES'], 43),
      ('SETTING', array['URBAN','SUBURBAN','TOWN','RURAL','STATEWIDE'], 44),
      ('AREA', array['ACHIEVEMENT','INSTRUCTIONAL_CAPACITY','LEADERSHIP','CULTURE_AND_CLIMATE','EARLY_WARNING',
          'MULTI_TIERED_SUPPORT','PLANNING_AND_REVIEW','COMMUNITY_ENGAGEMENT','FUNDING'], 45),
      ('LEVER', array['TEACHER','PRINCIPAL','SUPERINTENDENT','SCHOOL_BOARD','STATE_SYSTEM','STAKEHOLDERS'], 46),
      ('STATE_ACTION', array['LOCALLY_DRIVEN','PRACTITIONER_NETWORKS','REGIONAL_SERVICES','TURNAROUND_ZONE'], 47),
      ('IDENTIFIED_AS', array['CSI','TSI','ATSI','ANY'], 48)) f(facet, list, salt)
on conflict do nothing;

insert into webinar (id, community_id, reach, title, summary, description, why_it_matters, starts_at, minutes, capacity,
        join_url, principle, status, recording_url, recording_at, notes, created_at, changed_at)
select pg_temp.id('webinar', i), case when i % 10 = 9 then c.id else '00000000-0000-7000-8000-000000000001'::uuid end,
       case when i % 4 = 0 then 0 else 1 end,
       initcap(pg_temp.word('topic', i, 50)), pg_temp.words(i, 51, 1), pg_temp.words(i, 52, 6), pg_temp.words(i, 53, 2),
       date_trunc('hour', now()) + make_interval(days => (i - (pg_temp.size('webinars', 200) * 3) / 4) * 5, hours => 3),
       60, 500, 'https://meet.example/session-' || i, 1 + i % 10, 'SCHEDULED',
       case when s.past then 'https://video.example/' || i else '' end,
       case when s.past then now() - make_interval(days => 3) end,
       case when s.past then pg_temp.words(i, 54, 4) else '' end,
       now() - interval '1 year', now() - interval '1 year'
  from generate_series(1, pg_temp.size('webinars', 200)) i
  join scale_community c on c.n = i % c.many
  cross join lateral (select i < (pg_temp.size('webinars', 200) * 3) / 4) s(past);
insert into webinar_presenter (webinar_id, position, name, role_title, jurisdiction_key)
select pg_temp.id('webinar', i), p, pg_temp.word('first', i * 7 + p, 55) || ' ' || pg_temp.word('last', i * 7 + p, 56),
       pg_temp.word('role', i * 7 + p, 57), j.key
  from generate_series(1, pg_temp.size('webinars', 200)) i
  cross join generate_series(1, 2) p
  join scale_jurisdiction j on j.n = pg_temp.pick(i * 7 + p, 58, j.many::int);
insert into webinar_registration (id, webinar_id, person_id, status, queued_at, changed_at)
select pg_temp.id('registration', i * 1000 + r), pg_temp.id('webinar', i),
       pg_temp.id('person', (i * 37 + r * 11) % pg_temp.size('people', 5000)),
       'CONFIRMED', now() - interval '20 days', now() - interval '20 days'
  from generate_series(1, pg_temp.size('webinars', 200)) i
  cross join generate_series(1, 60) r
on conflict do nothing;

-- A fifth of the threads is in sub-communities, most of which the reader cannot see.
insert into thread (id, community_id, reach, title, author_id, created_at, last_post_at, post_count)
select pg_temp.id('thread', i), case when i % 5 = 0 then c.id else '00000000-0000-7000-8000-000000000001'::uuid end,
       case when i % 7 = 0 then 2 else 1 end,
       'How did you handle ' || pg_temp.word('topic', i, 60) || '?',
       pg_temp.id('person', (i * 13) % pg_temp.size('people', 5000)),
       now() - make_interval(hours => i * 7 + 80), now() - make_interval(hours => i * 7),
       pg_temp.size('posts_per_thread', 20)
  from generate_series(1, pg_temp.size('threads', 1000)) i
  join scale_community c on c.n = i % c.many;
insert into post (id, thread_id, number, author_id, author_role, author_jurisdiction, body, html, created_at)
select pg_temp.id('post', t::bigint * 10000 + n), pg_temp.id('thread', t), n, p.id, p.role_title, p.jurisdiction_key,
       w.one || E'\n\n' || w.two,
       '<p>' || replace(w.one, '''', '&#39;') || E'</p>\n<p>' || replace(w.two, '''', '&#39;') || E'</p>\n',
       now() - make_interval(hours => t * 7, mins => (pg_temp.size('posts_per_thread', 20) - n) * 200)
  from generate_series(1, pg_temp.size('threads', 1000)) t
  cross join generate_series(1, pg_temp.size('posts_per_thread', 20)) n
  join person p on p.id = pg_temp.id('person', (t * 13 + (n - 1) * 101) % pg_temp.size('people', 5000))
  cross join lateral (select pg_temp.words(t * 100 + n, 61, 3 + n % 4), pg_temp.words(t * 100 + n, 62, 3)) w(one, two);

analyze;
