-- The demo network: who is in it, who holds which seat since when, and four communities. All people are invented; what is
-- said of the communities is what was published about them, in our own words. Days are counted back from today.
-- The ten people who can sign in have the subjects that the demo realm gives them.

create temp table demo_person (
    jurisdiction text, name text, role text, since integer, place text, reach integer, roles text, subject integer,
    email text, organization uuid
) on commit drop;

-- Holders of 54 of the 57 seats; nobody holds those of the Northern Mariana Islands, North Dakota and Rhode Island.
insert into demo_person (jurisdiction, name, role, since, place, reach, subject) values
    ('AL', 'Delphine Rutledge', 'Director, Office of School Improvement', 2104, 'SEAT', 2, null),
    ('AK', 'Aurora Itta', 'School Support Administrator', 1290, 'SEAT', 2, null),
    ('AZ', 'Rafael Montoya', 'Deputy Associate Superintendent, Support and Innovation', 866, 'SEAT', 2, null),
    ('AR', 'Loretta Gaines', 'Assistant Commissioner for Public School Accountability', 2590, 'SEAT', 2, null),
    ('CA', 'Vivian Takahashi', 'Director, System of Support Office', 540, 'SEAT', 2, null),
    ('CO', 'Anders Holloway', 'Executive Director, School and District Transformation', 1733, 'SEAT', 2, null),
    ('CT', 'Marisol Pruitt', 'Turnaround Office Director', 980, 'SEAT', 2, null),
    ('DE', 'Theo Bramwell', 'Director, School Support Services', 12, 'SEAT', 2, null),
    ('DC', 'Imani Whitlock', 'Director of School Improvement and Supports', 655, 'SEAT', 2, null),
    ('FL', 'Hector Salazar', 'Executive Director, Bureau of School Improvement', 1422, 'SEAT', 2, null),
    ('GA', 'Constance Ferrell', 'Deputy Superintendent, School and District Improvement', 2188, 'SEAT', 2, null),
    ('HI', 'Keoni Kahale', 'Institutional Analyst, School Transformation Branch', 733, 'SEAT', 2, null),
    ('ID', 'Greta Lindqvist', 'Coordinator, Statewide System of Support', 1910, 'SEAT', 2, null),
    ('IL', 'Bernard Okonkwo', 'Executive Director, System of Support and District Intervention', 404, 'SEAT', 2, null),
    ('IN', 'Paige Sutherland', 'Director of School Improvement', 1088, 'SEAT', 2, null),
    ('IA', 'Wendell Kruse', 'Chief, Bureau of School Improvement', 2466, 'SEAT', 2, null),
    ('KS', 'Rosalind Beecher', 'Assistant Director, Accreditation and School Improvement', 1571, 'SEAT', 2, null),
    ('KY', 'Clayton Meeks', 'Director, Division of School and Program Improvement', 890, 'SEAT', 2, null),
    ('LA', 'Odette Thibodeaux', 'Executive Director, School Improvement', 1199, 'SEAT', 2, null),
    ('ME', 'Silas Merrow', 'Title I School Improvement Lead', 2730, 'SEAT', 2, null),
    ('MD', 'Adaeze Crowley', 'Director, Office of School Improvement and Transformation', 612, 'SEAT', 2, null),
    ('MA', 'Fiona Castellano', 'Associate Commissioner, Statewide System of Support', 1804, 'SEAT', 2, null),
    ('MI', 'Darnell Voss', 'Director, Office of Educational Supports', 477, 'SEAT', 2, null),
    ('MN', 'Linnea Sorensen', 'Director, Regional Centers and School Improvement', 1340, 'SEAT', 2, null),
    ('MS', 'Jordan Hale', 'Executive Director, Office of School Improvement', 1512, 'SEAT', 2, 2),
    ('MO', 'Nadine Abernathy', 'Coordinator of School Improvement', 2044, 'SEAT', 2, null),
    ('MT', 'Cody Standing Elk', 'Director, School Innovation and Improvement', 688, 'SEAT', 2, null),
    ('NE', 'Ruth Ann Petersen', 'Administrator, Accountability and School Improvement', 24, 'SEAT', 2, null),
    ('NV', 'Gustavo Leal', 'Director, Office of Student and School Supports', 931, 'SEAT', 2, null),
    ('NH', 'Phoebe Lambert', 'Administrator, Bureau of Instructional Support', 1660, 'SEAT', 2, null),
    ('NJ', 'Terrence Maddox', 'Director, Office of Comprehensive Support', 1123, 'SEAT', 2, null),
    ('NM', 'Yolanda Trujillo', 'Director, Priority Schools Bureau', 799, 'SEAT', 2, null),
    ('NY', 'Miriam Adler', 'Assistant Commissioner, School Reform and Innovation', 1477, 'SEAT', 2, null),
    ('NC', 'Quincy Broadnax', 'Director, District and School Transformation', 2311, 'SEAT', 2, null),
    ('OH', 'Lorraine Zelinski', 'Director, Office of Improvement and Innovation', 1036, 'SEAT', 2, null),
    ('OK', 'Dwight Harjo', 'Executive Director, School Support', 571, 'SEAT', 2, null),
    ('OR', 'Maren Eastwood', 'Director, District and School Effectiveness', 845, 'SEAT', 2, null),
    ('PA', 'Salvatore DiNunzio', 'Chief, Division of School Improvement', 1980, 'SEAT', 2, null),
    ('SC', 'Eunice Pinckney', 'Director, Office of School Transformation', 1255, 'SEAT', 2, null),
    ('SD', 'Howard Bordeaux', 'Title I and School Support Administrator', 2820, 'SEAT', 2, null),
    ('TN', 'Priya Nair', 'Chief Officer, School Improvement', 922, 'SEAT', 2, 3),
    ('TX', 'Ernesto Villarreal', 'Deputy Commissioner, School Improvement', 707, 'SEAT', 2, null),
    ('UT', 'Heidi Christensen', 'Coordinator, Center for Continuous School Improvement', 1399, 'SEAT', 2, null),
    ('VT', 'Abel Thornbury', 'Education Quality Manager', 1144, 'SEAT', 2, null),
    ('VA', 'Jacqueline Draper', 'Director, Office of School Quality', 1688, 'SEAT', 2, null),
    ('WA', 'Tamsin Okada', 'Assistant Superintendent, System and School Improvement', 1012, 'SEAT', 2, null),
    ('WV', 'Everett Stalnaker', 'Executive Director, Office of Support and Accountability', 2277, 'SEAT', 2, null),
    ('WI', 'Bronwyn Jarosz', 'Director, Title I and School Support', 590, 'SEAT', 2, null),
    ('WY', 'Walt Bridger', 'Supervisor, School Improvement', 2390, 'SEAT', 2, 4),
    ('AS', 'Sefina Tuiasosopo', 'Assistant Director, School Improvement', 499, 'SEAT', 2, null),
    ('GU', 'Tasi Cruz', 'Deputy Superintendent, Educational Support', 1177, 'SEAT', 2, 5),
    ('PR', 'Marcos Benítez Colón', 'Director, Oficina de Transformación Escolar', 644, 'SEAT', 2, null),
    ('VI', 'Cerise Blyden', 'State Director, School Improvement', 870, 'SEAT', 2, null),
    ('DODEA', 'Colleen Baptiste', 'Chief, School Improvement and Accreditation', 1533, 'SEAT', 2, null);

-- Second staff of some agencies, and people who hold extended access.
insert into demo_person (jurisdiction, name, role, since, place, reach, subject) values
    ('AL', 'Truman Oakley', 'Coordinator, Statewide Technical Assistance', 1402, 'NOMINATED', 2, null),
    ('AL', 'Bettina Crane', 'Federal Programs Specialist', 760, 'NOMINATED', 2, null),
    ('CA', 'Desmond Yee', 'Education Administrator, Improvement and Monitoring', 366, 'NOMINATED', 2, null),
    ('CO', 'Alma Quintero', 'Turnaround Network Manager', 9, 'NOMINATED', 2, null),
    ('FL', 'Roderick Baines', 'Regional Director, Differentiated Accountability', 820, 'NOMINATED', 2, null),
    ('GA', 'Saoirse Mallory', 'Program Manager, District Effectiveness', 540, 'NOMINATED', 2, null),
    ('IL', 'Katarzyna Nowak', 'Principal Consultant, Needs Assessment', 233, 'NOMINATED', 2, null),
    ('MD', 'Lionel Hargrove', 'Coordinator, Breakthrough Center', 588, 'NOMINATED', 2, null),
    ('MA', 'Renée Desrosiers', 'Manager, Urban District Support', 1120, 'NOMINATED', 2, 10),
    ('MS', 'Clarice Tolliver', 'Director of Planning and Review Panels', 690, 'NOMINATED', 2, null),
    ('NY', 'Joaquín Ferrer', 'Supervisor, Receivership and Improvement', 444, 'NOMINATED', 2, null),
    ('OH', 'Hattie Brandt', 'State Support Team Liaison', 1201, 'NOMINATED', 2, null),
    ('TN', 'Marshall Eubanks', 'Director of CSI Strategy', 333, 'NOMINATED', 2, null),
    ('TX', 'Lucinda Arroyo', 'Division Director, Effective Schools', 512, 'NOMINATED', 2, null),
    ('WA', 'Noa Feldstein', 'Continuous Improvement Partner', 18, 'NOMINATED', 2, null),
    ('DODEA', 'Ingrid Vasquez', 'Instructional Systems Specialist, Europe', 610, 'NOMINATED', 2, null),
    ('OH', 'Nell Okafor', 'Literacy Specialist', 210, 'INVITED', 1, 8),
    ('AZ', 'Wren Begaye', 'Tribal Liaison for School Improvement', 401, 'INVITED', 1, null),
    ('CA', 'Thuy Lam', 'English Learner Programs Consultant', 290, 'INVITED', 1, null),
    ('CT', 'Amos Delacroix', 'Data and Evaluation Associate', 512, 'INVITED', 1, null),
    ('FL', 'Candelaria Ruiz', 'Early Warning Data Analyst', 365, 'INVITED', 1, null),
    ('GA', 'Percy Lockhart', 'School Effectiveness Specialist', 148, 'INVITED', 1, null),
    ('HI', 'Malia Nakamura', 'Complex Area Support Teacher', 77, 'INVITED', 1, null),
    ('IN', 'Gregor Haines', 'Title I Field Consultant', 630, 'INVITED', 1, null),
    ('KY', 'Opal Tackett', 'Education Recovery Leader', 455, 'INVITED', 1, null),
    ('LA', 'Bastien Guidry', 'Network Strategist', 199, 'INVITED', 1, null),
    ('MI', 'Farah Haddad', 'MTSS Technical Assistance Lead', 266, 'INVITED', 1, null),
    ('MN', 'Pa Houa Xiong', 'Regional Center Advocate', 322, 'INVITED', 1, null),
    ('MO', 'Leland Strother', 'Area Supervisor of Instruction', 701, 'INVITED', 1, null),
    ('MT', 'Shonda Whitright', 'Rural Schools Coach', 5, 'INVITED', 1, null),
    ('NC', 'Ezra Pruden', 'Transformation Coach Lead', 388, 'INVITED', 1, null),
    ('NM', 'Dolores Chee', 'Bilingual Programs Specialist', 240, 'INVITED', 1, null),
    ('NY', 'Tobias Rosenthal', 'Family Engagement Associate', 175, 'INVITED', 1, null),
    ('OK', 'Lavonne Tiger', 'School Support Specialist', 284, 'INVITED', 1, null),
    ('OR', 'Cassius Bright', 'Equity and Improvement Specialist', 133, 'INVITED', 1, null),
    ('PA', 'Winifred Strayer', 'Statewide School Improvement Facilitator', 498, 'INVITED', 1, null),
    ('PR', 'Lourdes Matos Vega', 'Facilitadora de Mejoramiento', 162, 'INVITED', 1, null),
    ('SC', 'Isaiah Ravenel', 'Transformation Coach', 357, 'INVITED', 1, null),
    ('TX', 'Dov Perlmutter', 'Grants Evaluation Specialist', 219, 'INVITED', 1, null),
    ('UT', 'Kalani Fonua', 'Rural Schools Specialist', 305, 'INVITED', 1, null),
    ('VA', 'Harriet Comstock', 'Academic Review Specialist', 590, 'INVITED', 1, null),
    ('WI', 'Mai See Vang', 'Education Consultant, Continuous Improvement', 96, 'INVITED', 1, null);

-- Center staff and the facilitators; the coordinator is employed by the Center on Innovation & Improvement.
insert into demo_person (name, role, since, place, reach, roles, subject, email, organization) values
    ('Avery Coleman', 'Network Coordinator', 2900, 'FACILITATOR', 3, 'COORDINATOR', 1, 'avery.coleman@network.example', md5('facilitator:CII')::uuid),
    ('Harriet Blum', 'Senior Adviser, State Systems of Support', 2850, 'FACILITATOR', 2, 'FACILITATOR,REVIEWER', null, 'harriet.blum@network.example', md5('facilitator:CII')::uuid),
    ('Oren Castellanos', 'Program Director, School and District Improvement', 2010, 'FACILITATOR', 2, 'FACILITATOR', null, 'oren.castellanos@ccsso.example', md5('facilitator:CCSSO')::uuid),
    ('Marcus Webb', 'Program Associate', 1320, 'CENTER', 2, '', 7, 'marcus.webb@secc.example', md5('center:SECC')::uuid),
    ('Denise Fontaine', 'Director', 2680, 'CENTER', 2, '', null, 'denise.fontaine@secc.example', md5('center:SECC')::uuid),
    ('Calvin Royce', 'State Liaison, Kentucky and Tennessee', 744, 'CENTER', 2, '', null, 'calvin.royce@arcc.example', md5('center:ARCC')::uuid),
    ('Beatriz Amador', 'Technical Assistance Lead', 1466, 'CENTER', 2, '', null, 'beatriz.amador@swcc.example', md5('center:SWCC')::uuid),
    ('Ulla Brandvold', 'State Liaison, South Dakota and North Dakota', 27, 'CENTER', 2, '', null, 'ulla.brandvold@nccc.example', md5('center:NCCC')::uuid),
    ('Lani Palakiko', 'Pacific Program Manager', 905, 'CENTER', 2, '', null, 'lani.palakiko@pcc.example', md5('center:PCC')::uuid),
    ('Duncan Faulkner', 'State Liaison, Maine and New Hampshire', 1250, 'CENTER', 2, '', null, 'duncan.faulkner@necc.example', md5('center:NECC')::uuid),
    ('Shirin Amani', 'Senior Associate', 488, 'CENTER', 2, '', null, 'shirin.amani@macc.example', md5('center:MACC')::uuid),
    ('Jasper Ogilvie', 'Research Alliance Manager', 377, 'CENTER', 1, '', null, 'jasper.ogilvie@glecc.example', md5('center:GLECC')::uuid);

update demo_person set
    email = coalesce(email, regexp_replace(folded(name), '[^a-z]+', '.', 'g') || '@' || lower(jurisdiction) || '.example'),
    organization = coalesce(organization, md5('sea:' || jurisdiction)::uuid);

-- Organizations of the communities. The districts are invented.
insert into organization (id, kind, name, jurisdiction_key) values
    (md5('org:usm')::uuid, 'HIGHER_EDUCATION', 'University of Southern Maine', 'ME'),
    (md5('org:sedl')::uuid, 'PROVIDER', 'SEDL', null),
    (md5('org:serve')::uuid, 'PROVIDER', 'SERVE Center', null),
    (md5('org:chesapeake')::uuid, 'PROVIDER', 'Chesapeake School Partners', 'MD'),
    (md5('org:tidewater')::uuid, 'HIGHER_EDUCATION', 'Tidewater State University', 'MD');
insert into organization (id, kind, name, jurisdiction_key)
select md5('district:' || state || ':' || name)::uuid, 'DISTRICT', name, state
  from (values ('MA', 'Springfield Public Schools'), ('MA', 'Harborview Public Schools'), ('MA', 'Millbrook Public Schools'),
               ('MA', 'East Quabbin Public Schools'), ('MA', 'Ironbridge Public Schools'), ('MA', 'Saltmarsh Public Schools'),
               ('MA', 'Northgate Public Schools'), ('MA', 'Canal City Public Schools'), ('MA', 'Westmere Public Schools'),
               ('MA', 'Port Alden Public Schools'), ('MA', 'Stonefield Public Schools'), ('MA', 'Lower Falls Public Schools'),
               ('MD', 'Patuxent Bend Schools'), ('MD', 'Harford Point Schools'),
               ('ME', 'Casco Ridge School Unit'), ('ME', 'Saco Valley School Unit'), ('ME', 'Pine Point School Unit'),
               ('ME', 'Sebago Shore School Unit')) district (state, name);

-- People of the communities who are not members of the National Network.
create temp table demo_local (community text, name text, role text, organization uuid, reach integer, roles text, since integer, subject integer, email text)
    on commit drop;
insert into demo_local (community, name, role, organization, reach, roles, since, subject, email)
select community, name, role, organization, reach, roles, since, subject,
       regexp_replace(folded(name), '[^a-z]+', '.', 'g') || '@' || domain || '.example'
  from (values
    ('ma-usn', 'Luisa Ortega', 'Superintendent, Springfield', md5('district:MA:Springfield Public Schools')::uuid, 2, '', 1390, 6, 'springfield'),
    ('ma-usn', 'Gerald Whitcombe', 'Superintendent, Harborview', md5('district:MA:Harborview Public Schools')::uuid, 2, 'CO_PLANNER', 1811, null, 'harborview'),
    ('ma-usn', 'Anjali Deshpande', 'Superintendent, Millbrook', md5('district:MA:Millbrook Public Schools')::uuid, 2, 'CO_PLANNER', 940, null, 'millbrook'),
    ('ma-usn', 'Roland Petit', 'Superintendent, East Quabbin', md5('district:MA:East Quabbin Public Schools')::uuid, 2, '', 2290, null, 'eastquabbin'),
    ('ma-usn', 'Monique Latour', 'Superintendent, Ironbridge', md5('district:MA:Ironbridge Public Schools')::uuid, 2, '', 702, null, 'ironbridge'),
    ('ma-usn', 'Patrick Donnelly', 'Superintendent, Saltmarsh', md5('district:MA:Saltmarsh Public Schools')::uuid, 2, '', 1533, null, 'saltmarsh'),
    ('ma-usn', 'Sophea Chhim', 'Superintendent, Northgate', md5('district:MA:Northgate Public Schools')::uuid, 2, '', 388, null, 'northgate'),
    ('ma-usn', 'Carlos Figueroa', 'Superintendent, Canal City', md5('district:MA:Canal City Public Schools')::uuid, 2, '', 1066, null, 'canalcity'),
    ('ma-usn', 'Deborah Ashworth', 'Superintendent, Westmere', md5('district:MA:Westmere Public Schools')::uuid, 2, '', 1277, null, 'westmere'),
    ('ma-usn', 'João Medeiros', 'Superintendent, Port Alden', md5('district:MA:Port Alden Public Schools')::uuid, 2, '', 566, null, 'portalden'),
    ('ma-usn', 'Evelyn Strand', 'Superintendent, Stonefield', md5('district:MA:Stonefield Public Schools')::uuid, 2, '', 1944, null, 'stonefield'),
    ('ma-usn', 'Terrell Booker', 'Interim Superintendent, Lower Falls', md5('district:MA:Lower Falls Public Schools')::uuid, 2, '', 61, null, 'lowerfalls'),
    ('md-breakthrough', 'Ngozi Barrett', 'Broker for Mathematics and Leadership', md5('sea:MD')::uuid, 2, 'BROKER', 533, null, 'md'),
    ('md-breakthrough', 'Stuart Pell', 'Assistant Superintendent, Patuxent Bend', md5('district:MD:Patuxent Bend Schools')::uuid, 2, '', 420, null, 'patuxentbend'),
    ('md-breakthrough', 'Ramona Estes', 'Director of Schools, Harford Point', md5('district:MD:Harford Point Schools')::uuid, 2, '', 398, null, 'harfordpoint'),
    ('md-breakthrough', 'Ellis Montague', 'Partner', md5('org:chesapeake')::uuid, 1, '', 300, null, 'chesapeakepartners'),
    ('md-breakthrough', 'Wilhelmina Foss', 'Associate Professor of Mathematics Education', md5('org:tidewater')::uuid, 1, '', 355, null, 'tidewater'),
    ('me-smp', 'Margaret Thibault', 'Director, Southern Maine Partnership', md5('org:usm')::uuid, 3, 'FACILITATOR', 2600, null, 'usm'),
    ('me-smp', 'Aaron Littlefield', 'Assistant Professor of Educational Leadership', md5('org:usm')::uuid, 2, '', 820, null, 'usm'),
    ('me-smp', 'Joan Pelletier', 'Superintendent, Casco Ridge', md5('district:ME:Casco Ridge School Unit')::uuid, 2, 'CO_PLANNER', 1700, null, 'cascoridge'),
    ('me-smp', 'Hollis Dunning', 'Superintendent, Saco Valley', md5('district:ME:Saco Valley School Unit')::uuid, 2, '', 1122, null, 'sacovalley'),
    ('me-smp', 'Brigid Coombs', 'Principal, Pine Point', md5('district:ME:Pine Point School Unit')::uuid, 2, '', 640, null, 'pinepoint'),
    ('me-smp', 'Khadija Warsame', 'Curriculum Leader, Sebago Shore', md5('district:ME:Sebago Shore School Unit')::uuid, 2, '', 280, null, 'sebagoshore'),
    ('al-roundtable', 'Oscar Prewitt', 'Administrator, Special Education Services', md5('sea:AL')::uuid, 2, '', 1100, null, 'al'),
    ('al-roundtable', 'Lila Hensley', 'Administrator, Career and Technical Education', md5('sea:AL')::uuid, 2, '', 930, null, 'al'),
    ('al-roundtable', 'Thaddeus Rowe', 'Administrator, Assessment', md5('sea:AL')::uuid, 2, '', 715, null, 'al'),
    ('al-roundtable', 'Glenda Storey', 'Program Associate', md5('org:sedl')::uuid, 2, '', 1300, null, 'sedl'),
    ('al-roundtable', 'Winston Cabell', 'Program Specialist', md5('org:serve')::uuid, 2, '', 1050, null, 'serve')
  ) entry (community, name, role, organization, reach, roles, since, subject, domain);

insert into person (id, subject, email, name, role_title, organization_id, jurisdiction_key, created_at)
select md5('person:' || email)::uuid, '00000000-0000-4000-8000-' || lpad(subject::text, 12, '0'), email, name, role,
       organization, jurisdiction, now() - make_interval(days => since)
  from demo_person;
insert into person (id, subject, email, name, role_title, organization_id, jurisdiction_key, created_at)
select md5('person:' || l.email)::uuid, '00000000-0000-4000-8000-' || lpad(l.subject::text, 12, '0'), l.email, l.name, l.role,
       l.organization, case when o.kind in ('SEA', 'DISTRICT', 'HIGHER_EDUCATION') then o.jurisdiction_key end,
       now() - make_interval(days => l.since)
  from demo_local l join organization o on o.id = l.organization;

insert into membership (id, person_id, community_id, reach, roles, basis, founding, from_at)
select md5('membership:nnssil:' || email)::uuid, md5('person:' || email)::uuid, '00000000-0000-7000-8000-000000000001', reach,
       string_to_array(coalesce(roles, ''), ','), place, since > 2000, now() - make_interval(days => since)
  from demo_person;

insert into seat_tenure (id, jurisdiction_key, person_id, from_date)
select md5('tenure:' || email)::uuid, jurisdiction, md5('person:' || email)::uuid, current_date - since
  from demo_person where place = 'SEAT';

-- Former holders: of the three vacant seats, and predecessors of some who sit there now. They are members no more.
create temp table demo_former (jurisdiction text, name text, role text, since integer, until integer, reason text, email text)
    on commit drop;
insert into demo_former
select jurisdiction, name, role, since, until, reason,
       regexp_replace(folded(name), '[^a-z]+', '.', 'g') || '@' || lower(jurisdiction) || '.example'
  from (values
    ('MP', 'Vicente Taitano', 'Director of Accountability', 1500, 74, 'Moved to the superintendent''s office'),
    ('ND', 'Gretchen Solberg', 'Director, Office of School Improvement', 2700, 31, 'Retired'),
    ('RI', 'Emile Fontes', 'Director, School and District Transformation', 960, 143, 'Took a post with a district'),
    ('TN', 'Harold Whitaker', 'Executive Director, School Improvement', 2650, 922, 'Retired'),
    ('DE', 'Yvette Cannon', 'Director, School Support Services', 1400, 12, 'Took a post with another agency'),
    ('NE', 'Duane Hruska', 'Director of School Improvement', 2200, 24, 'Retired'),
    ('CA', 'Philippa Ong', 'Director, Improvement and Accountability', 1990, 540, 'Moved within the agency')
  ) former (jurisdiction, name, role, since, until, reason);
insert into person (id, email, name, role_title, organization_id, jurisdiction_key, created_at)
select md5('person:' || email)::uuid, email, name, role, md5('sea:' || jurisdiction)::uuid, jurisdiction,
       now() - make_interval(days => since) from demo_former;
insert into membership (id, person_id, community_id, reach, basis, founding, from_at, ended_at, end_reason)
select md5('membership:nnssil:' || email)::uuid, md5('person:' || email)::uuid, '00000000-0000-7000-8000-000000000001', 2, 'SEAT',
       since > 2000, now() - make_interval(days => since), now() - make_interval(days => until), reason
  from demo_former;
insert into seat_tenure (id, jurisdiction_key, person_id, from_date, to_date, reason)
select md5('tenure:' || email)::uuid, jurisdiction, md5('person:' || email)::uuid, current_date - since, current_date - until, reason
  from demo_former;
update seat set vacant_since = current_date - former.until
  from demo_former former where former.jurisdiction = seat.jurisdiction_key and former.jurisdiction in ('MP', 'ND', 'RI');

-- The four communities, each private to its roster.
insert into community (id, slug, name, kind, parent_id, jurisdiction_key, convener_organization_id, contact_person_id,
    purpose, charter, cadence, planning_rule, member_unit, stated_members, listed, created_at) values
    (md5('community:ma-usn')::uuid, 'ma-usn', 'Urban Superintendents'' Network', 'PEER',
     '00000000-0000-7000-8000-000000000001', 'MA', md5('sea:MA')::uuid, md5('person:renee.desrosiers@ma.example')::uuid,
     'Superintendents of the larger urban districts share what they know, solve problems together, and work with each other and the department.',
     'Members are urban districts with more than 5,000 students, among them many from low-income families and many who are learning English. The district is the member and its superintendent speaks for it; when a superintendent moves on, the district keeps its place.

What is said here stays here. A practice goes to the wider network only when the district that did the work agrees.',
     'monthly', 'Jointly by the department and the superintendents', 'ORGANIZATION', 23, false, now() - interval '2400 days'),
    (md5('community:md-breakthrough')::uuid, 'md-breakthrough', 'Breakthrough Center', 'SERVICE',
     '00000000-0000-7000-8000-000000000001', 'MD', md5('sea:MD')::uuid, md5('person:lionel.hargrove@md.example')::uuid,
     'Coordinates, brokers and delivers help to districts and schools in need: finds the programs, practices and people that fit.',
     'A semi-autonomous part of the department, still being developed. Help comes from other districts, companies, non-profit organizations and government agencies. It is offered only where it fits the needs and circumstances of the district, and the district chooses.',
     'as needs arise', 'By the center''s own coordinators', 'ORGANIZATION', null, false, now() - interval '590 days'),
    (md5('community:me-smp')::uuid, 'me-smp', 'Southern Maine Partnership', 'PEER',
     '00000000-0000-7000-8000-000000000001', 'ME', md5('org:usm')::uuid, md5('person:margaret.thibault@usm.example')::uuid,
     'Districts and a university learn from each other: what members bring to a meeting is what the others take home.',
     'Convened by the University of Southern Maine. It began with six districts and has 36 now. Dues are small; members pay with what they share.',
     'six times a year', 'By the university with a planning group of members', 'ORGANIZATION', 36, false, now() - interval '2600 days'),
    (md5('community:al-roundtable')::uuid, 'al-roundtable', 'Alabama Accountability Roundtable', 'INTERNAL',
     '00000000-0000-7000-8000-000000000001', 'AL', md5('sea:AL')::uuid, md5('person:truman.oakley@al.example')::uuid,
     'The departments of the state agency, with SEDL and SERVE, make one seamless system of technical assistance out of many.',
     'Each department that reaches schools has a seat, and so do the two providers. A school should meet one agency, and not the same question from four offices.',
     'every second week', 'By the agency''s school improvement office', 'ORGANIZATION', null, false, now() - interval '1400 days');

insert into membership (id, person_id, community_id, reach, roles, basis, from_at)
select md5('membership:' || community || ':' || email)::uuid, md5('person:' || email)::uuid, md5('community:' || community)::uuid,
       reach, string_to_array(roles, ','), 'ROSTER', now() - make_interval(days => since)
  from (select community, email, reach, roles, since from demo_local
        union all
        select * from (values
            ('ma-usn', 'renee.desrosiers@ma.example', 3, 'FACILITATOR', 1120),
            ('ma-usn', 'fiona.castellano@ma.example', 2, '', 1804),
            ('md-breakthrough', 'lionel.hargrove@md.example', 3, 'BROKER', 588),
            ('md-breakthrough', 'adaeze.crowley@md.example', 3, '', 590),
            ('me-smp', 'silas.merrow@me.example', 2, '', 2500),
            ('al-roundtable', 'truman.oakley@al.example', 3, 'FACILITATOR', 1400),
            ('al-roundtable', 'delphine.rutledge@al.example', 3, '', 1400),
            ('al-roundtable', 'bettina.crane@al.example', 2, '', 700)) both_ways (community, email, reach, roles, since)) entry;

-- What people can help with and say of themselves.
update person p set expertise = said.expertise, about = said.about
  from (values
    ('avery.coleman@network.example', 'Finding out who has done a thing before; putting two states on one call',
     'I run the network day to day. Write to me if you look for a peer, have something to show, or if a mail from us was one too many.

Before this I spent nine years in a state agency and sat through more webinars than anyone should.'),
    ('jordan.hale@ms.example', 'Plan review panels, interview protocols, bringing offices together on one school',
     'We held about 120 panels in two months and learned more from the conversations than from the plans. I am glad to share the template and what we would not do again.

School improvement is a goal of its own in our strategic plan, which helps when calendars fill up.'),
    ('priya.nair@tn.example', 'SMART goals across divisions, placing the office, protected time of other directors',
     'Our office sits with the commissioner on purpose. The question I ask colleagues in other divisions is what it would take to give a fifth of their time to the schools that need it most.'),
    ('walt.bridger@wy.example', 'Small and distant districts, one-person central offices, lists of what to stop doing',
     'Six schools, long roads, strong local control. I can tell you what a support plan looks like when the superintendent also drives the bus.'),
    ('tasi.cruz@gu.example', 'Improvement in a single statewide district, typhoon recovery, teacher pipelines on islands',
     'We are one district and one state agency in the same building. Ask me about doing both jobs, and about meetings that fit fifteen time zones: I write from tomorrow.'),
    ('marcus.webb@secc.example', 'Facilitating state teams, needs assessment, theory of action workshops',
     'Liaison for Alabama and Mississippi. I bring two states together when they work on the same thing without knowing it.'),
    ('denise.fontaine@secc.example', 'Statewide systems of support, planning with chiefs', 'I have directed the center since the start of this grant period.'),
    ('nell.okafor@oh.example', 'Early literacy in schools identified for improvement, coaching models',
     'I work with reading coaches in about forty schools and follow what other states do with the same problem.'),
    ('luisa.ortega@springfield.example', 'Acceleration academies, bilingual programs, contracts that make room for time',
     'Superintendent since the year of the new contract. Happy to host visits, in both languages.'),
    ('renee.desrosiers@ma.example', 'Planning agendas with superintendents, district accelerated improvement plans',
     'I plan the meetings of the urban superintendents with two of them. If both sides have not agreed to the agenda, there is none.'),
    ('delphine.rutledge@al.example', 'Regional support teams, one calendar for all visits to a school', 'We count visits per school per month now. The first count was a surprise.'),
    ('aurora.itta@ak.example', 'Schools off the road system, distance coaching, Alaska Native language programs',
     'Half of the schools I work with are reached by small plane. Our coaching is mostly by telephone, and some of it is better for that.'),
    ('vivian.takahashi@ca.example', 'County offices as the first line of support, differentiated assistance', 'We work through 58 county offices. I can say which agreements with them held.'),
    ('anders.holloway@co.example', 'Turnaround leader programs, state pathways for schools that do not improve',
     'I manage pathways, grants and the accountability clock. I am interested in what happens to schools in the third year after they leave it.'),
    ('constance.ferrell@ga.example', 'Tiered support of districts, cause analysis', ''),
    ('keoni.kahale@hi.example', 'Complex areas, culture-based education, data routines', 'One statewide district, fifteen complex areas. Our mornings are your afternoons; I take the early calls.'),
    ('bernard.okonkwo@il.example', 'Approving and reviewing learning partners, state intervention', 'We vet partners every year and publish what they did. Ask for the rubric.'),
    ('wendell.kruse@ia.example', 'Area education agencies, unified differentiated accountability', ''),
    ('silas.merrow@me.example', 'Title I in rural schools, shared leadership teams', 'Twenty-two years in Maine classrooms and offices. I travel with the Southern Maine Partnership when I can.'),
    ('fiona.castellano@ma.example', 'Level 4 and 5 districts, receivership, monitoring site visits', ''),
    ('yolanda.trujillo@nm.example', 'Data-driven instruction, principal cohorts, bilingual schools', 'We train principals of struggling schools together with the people who supervise them. The second half made the difference.'),
    ('miriam.adler@ny.example', 'Receivership, demonstrable improvement metrics, community engagement teams', ''),
    ('quincy.broadnax@nc.example', 'Instructional and school transformation coaching at scale', 'Our coaches live in the districts they serve. I can share how we hire them and how we know that they help.'),
    ('howard.bordeaux@sd.example', 'Tribal consultation, small schools, multi-district coaches', 'I ask first what a community wants its school to keep.'),
    ('ernesto.villarreal@tx.example', 'Effective Schools Framework, campus diagnostics, grants that follow a plan', ''),
    ('marcos.benitez.colon@pr.example', 'Mejoramiento escolar, regional offices, recovery after hurricanes', 'Escribo en español y en inglés. After the storms we rebuilt the support system region by region.'),
    ('colleen.baptiste@dodea.example', 'Improvement across eleven time zones, accreditation, students who move', 'Schools in Europe, the Pacific and the Americas. A third of our students are new each year, so our plans assume it.'),
    ('clarice.tolliver@ms.example', 'Preparing schools for review panels, scheduling many reviews at once', 'I built the calendar for the panels. It can be borrowed.'),
    ('lionel.hargrove@md.example', 'Brokering help, one intake for requests, fit notes', 'A district states a need once. My work is to find who has met it before, and to say so when nobody has.'),
    ('harriet.blum@network.example', 'Reviewing spotlights, evidence tiers in plain words', 'I read what states submit. I ask two things: what evidence, and who else must act.'),
    ('oren.castellanos@ccsso.example', 'The ten principles, state peer exchanges', ''),
    ('margaret.thibault@usm.example', 'Partnerships of districts and a university, learning by visiting', 'The partnership began with six districts that visited each other''s classrooms. We still do.'),
    ('lani.palakiko@pcc.example', 'Needs assessment for island schools, Pacific languages', 'I work with seven island systems from Honolulu.'),
    ('calvin.royce@arcc.example', 'Liaison work, planning across divisions', '')
  ) said (email, expertise, about)
 where p.email = said.email;

update person set phone = '555-01' || lpad((abs(hashtext(email)) % 100)::text, 2, '0')
 where email in ('avery.coleman@network.example', 'jordan.hale@ms.example', 'walt.bridger@wy.example', 'marcus.webb@secc.example',
                 'quincy.broadnax@nc.example', 'aurora.itta@ak.example', 'lani.palakiko@pcc.example', 'lionel.hargrove@md.example',
                 'colleen.baptiste@dodea.example', 'renee.desrosiers@ma.example');
update person set zone = 'Europe/Berlin' where email = 'ingrid.vasquez@dodea.example';
update person set zone = 'Pacific/Honolulu' where email = 'lani.palakiko@pcc.example';
update person set zone = 'America/Chicago' where email in ('denise.fontaine@secc.example', 'marcus.webb@secc.example', 'ulla.brandvold@nccc.example');
update person set email_reach = 9, phone_reach = 9 where email in ('miriam.adler@ny.example', 'ernesto.villarreal@tx.example', 'farah.haddad@mi.example');
-- One who prefers to stay out of the directory, and some who want less mail.
update person set listed = false where email = 'dov.perlmutter@tx.example';
insert into mail_preference (person_id, list, wanted, changed_at)
select md5('person:' || email)::uuid, list, false, now() - interval '40 days'
  from (values ('wendell.kruse@ia.example', 'DISCUSSIONS'), ('miriam.adler@ny.example', 'DISCUSSIONS'),
               ('gregor.haines@in.example', 'NEWSLETTER'), ('dov.perlmutter@tx.example', 'WEBINARS')) less (email, list);
