-- What waits at a desk or a door and what was decided before, so that every page of the demo has something to show.

-- A deputy superintendent whose district has exactly 5,000 pupils asks to join the urban superintendents; two others asked before.
insert into organization (id, kind, name, jurisdiction_key)
values (md5('district:MA:Fenwick Public Schools')::uuid, 'DISTRICT', 'Fenwick Public Schools', 'MA');
insert into person (id, email, name, role_title, jurisdiction_key, organization_id, created_at)
values (md5('person:imelda.fortier@fenwick.example')::uuid, 'imelda.fortier@fenwick.example', 'Imelda Fortier',
        'Deputy Superintendent for Teaching, Learning and Multilingual Education', 'MA',
        md5('district:MA:Fenwick Public Schools')::uuid, now() - interval '95 days');
insert into membership (id, person_id, community_id, reach, roles, basis, from_at)
values (md5('membership:nnssil:imelda.fortier@fenwick.example')::uuid, md5('person:imelda.fortier@fenwick.example')::uuid,
        '00000000-0000-7000-8000-000000000001', 1, '{}', 'INVITED', now() - interval '95 days');
insert into join_request (id, community_id, person_id, reason, organization_name, organization_kind, organization_place, facts,
    status, asked_at, decided_by, decided_at, note)
select md5('join:' || r.email)::uuid, c.id, md5('person:' || r.email)::uuid, r.reason, r.organization, 'DISTRICT', r.place,
       replace(r.facts, 'OCTOBER', extract(year from now())::int - 1 || '-10-01'),
       r.status, now() - make_interval(days => r.asked), case when r.note <> '' then c.contact_person_id end,
       case when r.note <> '' then now() - make_interval(days => r.asked - 4) end, r.note
  from community c, (values
    ('imelda.fortier@fenwick.example', 'Fenwick Public Schools', 'MA',
     'We have grown into the size where nobody nearby has our problems any more. I would bring what we learned from opening a second newcomer academy.',
     '[{"fact": "ENROLMENT", "value": "5000", "source": "October count of the department", "asOf": "OCTOBER"}, {"fact": "SETTING", "value": "urban", "source": "October count of the department", "asOf": "OCTOBER"}]',
     'OPEN', 2, ''),
    ('joan.pelletier@cascoridge.example', 'Casco Ridge School Unit', 'ME',
     'Portland''s neighbors are small, but our newcomers are the same families.', '[]', 'DECLINED', 120,
     'The charter keeps to districts of Massachusetts. Your partnership in Maine may like to meet with us once; I will write to you.')
  ) r (email, organization, place, reason, facts, status, asked, note)
 where c.slug = 'ma-usn';

-- Names, roles and addresses are sometimes long.
insert into person (id, email, name, role_title, jurisdiction_key, organization_id, expertise, created_at)
select md5('person:' || e.email)::uuid, e.email, 'Wilhelmina Konstantinopoulou-Featherstonehaugh',
       'Associate Commissioner for the Statewide System of Support, Accountability and Assistance to Districts and Schools', 'MA',
       md5('sea:MA')::uuid, 'District accountability reviews, memoranda of understanding between agencies', now() - interval '320 days'
  from (values ('wilhelmina.konstantinopoulou.featherstonehaugh@massachusettsdepartment.example')) e (email);
insert into membership (id, person_id, community_id, reach, roles, basis, from_at)
select md5('membership:nnssil:' || email)::uuid, id, '00000000-0000-7000-8000-000000000001', 1, '{}', 'INVITED', created_at
  from person where name = 'Wilhelmina Konstantinopoulou-Featherstonehaugh';
update person set email_reach = 1 where name = 'Wilhelmina Konstantinopoulou-Featherstonehaugh';

-- A circle of persons that everybody can see and ask to join. So new that the next issue tells of it.
insert into community (id, slug, name, kind, parent_id, convener_organization_id, contact_person_id, purpose, charter, cadence,
    planning_rule, member_unit, listed, created_at)
values (md5('community:long-roads')::uuid, 'long-roads', 'Long Roads: small and distant districts', 'PEER',
        '00000000-0000-7000-8000-000000000001', md5('sea:WY')::uuid, md5('person:walt.bridger@wy.example')::uuid,
        'For those who support schools that are a day''s drive or a small plane away, and districts whose central office is one person.',
        'Bring one visit that you did not make, and what you did instead. Nobody presents for more than ten minutes.',
        'every six weeks', 'By whoever has the next question', 'PERSON', true, now() - interval '6 days');
insert into charter_version (community_id, number, changed_by, changed_at, reason)
select id, 1, contact_person_id, created_at, 'Founded' from community where slug = 'long-roads';
insert into membership (id, person_id, community_id, reach, roles, basis, from_at)
select md5('membership:long-roads:' || m.email)::uuid, md5('person:' || m.email)::uuid, md5('community:long-roads')::uuid, m.reach,
       '{}', 'ROSTER', now() - make_interval(days => m.since)
  from (values ('walt.bridger@wy.example', 3, 6), ('aurora.itta@ak.example', 2, 6), ('howard.bordeaux@sd.example', 2, 5),
               ('cody.standing.elk@mt.example', 2, 4), ('tasi.cruz@gu.example', 2, 3), ('kalani.fonua@ut.example', 1, 2)
       ) m (email, reach, since);
insert into join_request (id, community_id, person_id, reason, status, asked_at)
values (md5('join:long-roads:jordan')::uuid, md5('community:long-roads')::uuid, md5('person:jordan.hale@ms.example')::uuid,
        'Nine of our districts in the Delta share two people between them. I would like to hear how others decide which visit not to make.',
        'OPEN', now() - interval '5 days');

-- Who convenes the superintendents asks one of them to take over; another said no last spring.
insert into community_invitation (id, community_id, person_id, kind, invited_by, predecessor_id, reach, words, status, sent_at,
    expires_at, answered_at, answer)
select md5('handover:' || h.email)::uuid, c.id, md5('person:' || h.email)::uuid, 'CONVENER', c.contact_person_id, c.contact_person_id, 3,
       h.words, h.status, now() - make_interval(days => h.sent), now() - make_interval(days => h.sent - 21),
       case when h.status = 'DECLINED' then now() - make_interval(days => h.sent - 3) end, h.answer
  from community c, (values
    ('luisa.ortega@springfield.example', 'After six years a superintendent should plan these meetings, and I would sit at the table instead.', 'SENT', 1, ''),
    ('gerald.whitcombe@harborview.example', 'Would you take this on for a year?', 'DECLINED', 200, 'Ask me again when our contract is signed.')
  ) h (email, words, status, sent, answer)
 where c.slug = 'ma-usn';

-- The charter was changed once.
update community set charter_number = 2 where slug = 'ma-usn';
insert into charter_version (community_id, number, changed_by, changed_at, reason, changes)
select id, 2, contact_person_id, now() - interval '160 days', 'Agreed at the May meeting: every month, and planned by both sides.',
       '[{"what": "How often it meets", "before": "every second month", "after": "monthly"},
         {"what": "Planning", "before": "By the department", "after": "Jointly by the department and the superintendents"}]'
  from community where slug = 'ma-usn';

-- Mail to one seat holder comes back; the same was put right elsewhere before.
insert into roster_task (id, jurisdiction_key, person_id, address, cause, opened_at, closed_at, closed_by, outcome, note)
select md5('roster-task:' || p.email)::uuid, p.jurisdiction_key, p.id, p.email, t.cause, now() - make_interval(days => t.opened),
       case when t.outcome is not null then now() - make_interval(days => t.opened - 5) end,
       case when t.outcome is not null then md5('person:avery.coleman@network.example')::uuid end, t.outcome, t.note
  from person p join (values
    ('sefina.tuiasosopo@as.example', '550 5.1.1 The mailbox does not exist', 3, null, ''),
    ('bronwyn.jarosz@wi.example', '552 5.2.2 The mailbox is full', 75, 'DISMISSED', 'The agency moved its mail over a weekend; the address works again.')
  ) t (email, cause, opened, outcome, note) on t.email = p.email;
insert into mail_suppression (address, list, reason, created_at, detail)
values ('sefina.tuiasosopo@as.example', '*', 'BOUNCED', now() - interval '3 days', '550 5.1.1 The mailbox does not exist');

insert into erasure_request (id, person_id, asked_at, due_on)
values (md5('erasure:percy')::uuid, md5('person:percy.lockhart@ga.example')::uuid, now() - interval '4 days', current_date + 26);

-- A nomination that was declined, and invitations that came to something else than a membership.
insert into nomination (id, kind, state, nominator_id, jurisdiction_key, email, name, role_title, why, created_at, decided_by, decided_at, note)
select gen_random_uuid(), 'COLLEAGUE', 'DECLINED', t.person_id, 'MS', 'beau.larkin@mde.example', 'Beau Larkin',
       'Procurement Officer', 'Buys what the schools need.', now() - interval '70 days',
       md5('person:avery.coleman@network.example')::uuid, now() - interval '66 days',
       'The network is for those who work on school improvement itself. Somebody of the program office would be welcome.'
  from seat_tenure t where t.jurisdiction_key = 'MS' and t.to_date is null;
insert into person (id, email, name, role_title, jurisdiction_key, organization_id, created_at)
select md5('person:' || i.email)::uuid, i.email, i.name, i.role, i.state, o.id, now() - make_interval(days => i.sent)
  from (values ('orville.dahl@nd.example', 'Orville Dahl', 'Interim Director, School Approval and Improvement', 'ND', 41),
               ('rosamund.tierney@ri.example', 'Rosamund Tierney', 'Chief, Office of School and District Improvement', 'RI', 9),
               ('jory.blackthorn@mp.example', 'Jory Blackthorn', 'Senior Director, Accountability, Research and Evaluation', 'MP', 44)
       ) i (email, name, role, state, sent)
  join organization o on o.kind = 'SEA' and o.jurisdiction_key = i.state;
insert into invitation (id, person_id, name, role_title, place, reach, basis, token_hash, state, created_at, sent_at, mail_key,
    expires_at, opened_at, decided_at, reason, invited_by)
select md5('invitation:' || p.email)::uuid, p.id, p.name, p.role_title, j.name, 1, 'INVITED', sha256(convert_to(p.email, 'UTF8')), i.state,
       now() - make_interval(days => i.sent), now() - make_interval(days => i.sent), 'invitation:demo:' || p.email,
       now() - make_interval(days => i.sent - 30), case when i.state <> 'SENT' then now() - make_interval(days => i.sent - 1) end,
       case when i.state = 'DECLINED' then now() - make_interval(days => i.sent - 2) end, i.reason,
       md5('person:avery.coleman@network.example')::uuid
  from (values ('orville.dahl@nd.example', 'DECLINED', 41, 'I retire at the end of the year. Please ask the agency again in January.'),
               ('rosamund.tierney@ri.example', 'OPENED', 9, ''),
               ('jory.blackthorn@mp.example', 'SENT', 44, '')) i (email, state, sent, reason)
  join person p on p.email = i.email
  join jurisdiction j on j.key = p.jurisdiction_key;

-- An account that the sign-in service would not open.
insert into account_task (id, person_id, kind, state, attempts, next_attempt_at, last_error, created_at)
values (gen_random_uuid(), md5('person:imelda.fortier@fenwick.example')::uuid, 'OPEN', 'FAILED', 1, now() - interval '2 days',
        'Another account of the sign-in service has this address.', now() - interval '2 days');
