-- The charters of the four communities as rules, the districts on their rosters, and something waiting at each door.
update community set planning = 'TWO_SIDED', eligibility =
    '[{"rule": "kind", "kinds": ["DISTRICT"]}, {"rule": "within", "in": ["MA"]},
      {"rule": "number", "fact": "ENROLMENT", "is": "OVER", "bound": "5000"},
      {"rule": "one-of", "fact": "SETTING", "values": ["urban"]}]'
 where slug = 'ma-usn';
update community set planning = 'CO_PLANNERS', listed = false, eligibility = '[{"rule": "within", "in": ["ME"]}]' where slug = 'me-smp';
update community set eligibility = '[{"rule": "within", "in": ["MD"]}]' where slug = 'md-breakthrough';

insert into charter_version (community_id, number, changed_by, changed_at, reason)
select id, 1, contact_person_id, created_at, 'Founded' from community where kind <> 'NATIONAL';

-- Districts, universities and providers are the members; agencies convene.
insert into member_organization (id, community_id, organization_id, from_at)
select md5('place:' || c.slug || ':' || o.id)::uuid, c.id, o.id, min(m.from_at)
  from membership m
  join community c on c.id = m.community_id and c.member_unit = 'ORGANIZATION'
  join person p on p.id = m.person_id
  join organization o on o.id = p.organization_id and o.id <> c.convener_organization_id
 group by c.slug, c.id, o.id;
update membership m set organization_id = p.organization_id,
       lead = m.reach >= 2 and not exists (
           select 1 from membership other join person q on q.id = other.person_id
            where other.community_id = m.community_id and q.organization_id = p.organization_id
              and other.reach >= 2 and (other.from_at, other.id) < (m.from_at, m.id))
  from person p, member_organization place
 where p.id = m.person_id and place.community_id = m.community_id and place.organization_id = p.organization_id;

-- What the department counted in October; one district is below the bound and was let in with its reasons.
insert into organization_fact (id, community_id, organization_id, fact, value, source, as_of, recorded_by, recorded_at)
select md5('fact:' || f.fact || ':' || o.id)::uuid, c.id, o.id, f.fact,
       case when f.fact = 'SETTING' then 'urban'
            when o.name = 'Lower Falls Public Schools' then '4980'
            else (5400 + ('x' || substr(md5(o.name), 1, 4))::bit(16)::int % 21000)::text end,
       'October count of the department', make_date(extract(year from now())::int - 1, 10, 1), c.contact_person_id,
       now() - interval '90 days'
  from community c
  join member_organization place on place.community_id = c.id
  join organization o on o.id = place.organization_id
  cross join (values ('ENROLMENT'), ('SETTING')) f (fact)
 where c.slug = 'ma-usn';
insert into eligibility_exception (id, community_id, organization_id, failed, reason, granted_by, granted_at)
select md5('exception:lowerfalls')::uuid, c.id, o.id, 'enrolment 4,980 is not over 5,000',
       'The city lost a school building to flooding and its pupils come back next year. It has the needs the network is for.',
       c.contact_person_id, now() - interval '61 days'
  from community c, organization o where c.slug = 'ma-usn' and o.name = 'Lower Falls Public Schools';
update member_organization set exception_id = md5('exception:lowerfalls')::uuid
 where organization_id = md5('district:MA:Lower Falls Public Schools')::uuid;

-- A spotlight of one of the districts, offered to the network and waiting for its superintendent's consent.
insert into practice (id, community_id, reach, jurisdiction_key, status, title, summary, situation, what_we_did, what_came,
    outcome, tier, author_id, author_role, author_jurisdiction, created_at, changed_at, published_at, revision)
select md5('practice:usn-evening')::uuid, c.id, 1, 'MA', 'PUBLISHED', 'Evening hours for families who work by day',
       'Moving the enrolment office to the evening halved the number of children without a place in September.',
       'Families came in the first week of school because our office closed at four.',
       'The office opens from three to eight in August, in the library of each neighborhood, with somebody who speaks the family''s language.',
       'In the second year 41 children came without a place, after 96 the year before.',
       'WORKED', 'NOT_RATED', p.id, 'Superintendent, Springfield', 'MA', now() - interval '40 days', now() - interval '40 days',
       now() - interval '38 days', 1
  from community c, person p where c.slug = 'ma-usn' and p.email = 'luisa.ortega@springfield.example';
insert into offer (id, community_id, target_id, kind, item_id, title, reason, offered_by, offered_at, owner_id, owner_consent,
    organization_id, lead_consent, status)
select md5('offer:usn-evening')::uuid, c.id, '00000000-0000-7000-8000-000000000001', 'practice', md5('practice:usn-evening')::uuid,
       'Evening hours for families who work by day', 'Two other states asked in the last webinar how we reach families in August.',
       q.id, now() - interval '3 days', p.id, 'ASKED', p.organization_id, 'ASKED', 'ASKED'
  from community c, person p, person q
 where c.slug = 'ma-usn' and p.email = 'luisa.ortega@springfield.example' and q.email = 'anjali.deshpande@millbrook.example';
