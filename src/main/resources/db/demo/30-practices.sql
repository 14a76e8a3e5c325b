-- Spotlights of the demo network. Mississippi and Tennessee tell, in our own words, what a 2018 paper on the first
-- principle reported of them; it reported no result for students, so both are too early to say. All others, and all
-- people, are invented.

create temp table demo_spotlight (
    slug text primary key, jurisdiction text, days_ago integer, status text, reach integer, outcome text, tier text,
    title text, summary text, situation text, what_we_did text, what_came text, surfaced text default '',
    differently text default '', scale text default '', began date, ended date, staff_time text default '',
    cost text default '', tier_basis text default '', contact text default '', review_note text default '', facets text
);

insert into demo_spotlight (slug, jurisdiction, days_ago, status, reach, outcome, tier, title, summary, situation,
    what_we_did, what_came, surfaced, differently, scale, contact, facets) values
('mississippi-panels', 'MS', 6, 'PUBLISHED', 0, 'TOO_EARLY', 'NOT_RATED',
 'Review panels for the plans of the lowest-rated schools',
 'Schools with the lowest rating presented their plans to a panel from several state offices, and needed its approval.',
 'The schools with the lowest rating wrote improvement plans that the state collected and approved on paper. Each office of the department saw its own part of a school. Nobody saw the whole, and nobody heard from the people who had to carry a plan out.',
 'Schools with the lowest rating had to present their plans to a state panel and get its approval. Staff from several offices sat on each panel, so that one conversation covered instruction, funding and support.

To begin, the chief and the executive team themselves interviewed six recipients of school improvement grants. What they asked, and in which order, became the protocol for all panels. Presenters were given a template.

Four other moves went with it:

- The strategic plan has a goal of its own for school improvement (Goal 6).
- The theory of action is written into the state''s ESSA plan (page 32).
- The ESSA plan lists who is responsible for what, in bullet points (pages 35 and 36).
- Data are broken down by subgroup also for schools that are otherwise strong.',
 'About 120 panels were held in roughly two months, and the plans of the lowest-rated schools went through them. What this did for students was not reported, so we make no claim about it.',
 'Three things that paper had never shown: challenges that many schools had in common and that the state could act on; disconnects between our own departments; and that the districts with the greatest need did not know that professional learning was there for them on demand.',
 '', 'About 120 panels in about two months; six grant recipients interviewed first',
 'Jordan Hale, by mail through the directory. The presentation template is there for whoever asks.',
 'PRINCIPLE:1 PRINCIPLE:5 LEVEL:STATE LEVEL:SCHOOL LEVER:STATE_SYSTEM LEVER:PRINCIPAL STUDENTS:ALL SETTING:STATEWIDE AREA:PLANNING_AND_REVIEW AREA:ORGANISATION_OF_THE_SEA STATE_ACTION:LOCALLY_DRIVEN IDENTIFIED_AS:CSI'),
('tennessee-office', 'TN', 19, 'PUBLISHED', 0, 'TOO_EARLY', 'NOT_RATED',
 'An office of school improvement inside the commissioner''s office',
 'The new office sits with the commissioner so that it cannot become a silo, and every division sets goals for the schools that need most.',
 'A unit for school improvement that stands beside the other divisions is easily left alone with the work: the others wish it well and go on with theirs.',
 'The new Office of School Improvement was placed inside the commissioner''s office, so that its business is the whole department''s.

Directors of the other divisions were asked a concrete question: what would it take to give 20 percent of your time to this? And every division sets SMART goals (specific, measurable, with a date) for the lowest performing schools, the state special schools and the Achievement School District.

Also part of it:

- The strategic plan has an area for it, under the name All Means All.
- The ESSA plan shows the theory of action as a figure (pages 111 and 112) and the strategy in detail (pages 106 to 132).
- Comprehensive support is open to any school in the bottom five percent, not only to those with Title I funds.',
 'The office, the question about time and the goals of every division are in place. What this did for students was not reported, so we make no claim about it.',
 '', '', 'Every division of the department; directors asked for 20 percent of their time',
 'Priya Nair, by mail through the directory.',
 'PRINCIPLE:1 PRINCIPLE:7 LEVEL:STATE LEVER:STATE_SYSTEM STUDENTS:ALL SETTING:STATEWIDE AREA:ORGANISATION_OF_THE_SEA STATE_ACTION:LOCALLY_DRIVEN IDENTIFIED_AS:CSI');

insert into demo_spotlight (slug, jurisdiction, days_ago, status, reach, outcome, tier, title, summary, situation,
    what_we_did, what_came, surfaced, differently, scale, began, ended, staff_time, cost, tier_basis, contact, facets) values
('wyoming-stop-doing', 'WY', 11, 'PUBLISHED', 1, 'WORKED', 'NOT_RATED',
 'A list of what the agency will stop doing',
 'Before asking small districts for one more plan, we took four of ours away from them.',
 'Six schools were identified for comprehensive support, all in districts with fewer than 600 students. In most of them one person is superintendent, principal and federal programs director. We counted eleven plans and reports that such a person owes the state in a year, many with the same tables.',
 'We asked three superintendents to bring everything they had filed in the past twelve months and laid it on one table. Office by office we then answered two questions: who reads this, and what would break if it did not come? Four filings were dropped, three were merged into the improvement plan, and the rest got one shared calendar. The chief announced it in person, because a promise to stop has to come from someone who can keep it.',
 'Districts now file four documents instead of eleven. In a survey a year later, five of the six superintendents said that they spent the time in classrooms; we checked calendars in two districts and found it true. All six schools turned in a plan that the school itself had written, for the first time.',
 'Two of the reports that we dropped had not been opened by anyone in our agency for three years.',
 'Ask the board first. One report was required by a rule that we could not waive, and we had already promised its end.',
 'Six schools, five districts, eleven filings cut to four', current_date - 560, current_date - 190,
 'About 30 days of one director, spread over a year', 'None beyond staff time', '', 'Walt Bridger. Happy to show the table of filings.',
 'PRINCIPLE:1 PRINCIPLE:7 LEVEL:STATE LEVEL:DISTRICT LEVER:SUPERINTENDENT STUDENTS:ALL SETTING:RURAL SETTING:REMOTE AREA:ORGANISATION_OF_THE_SEA AREA:PLANNING_AND_REVIEW STATE_ACTION:LOCALLY_DRIVEN IDENTIFIED_AS:CSI'),
('guam-evening-coaching', 'GU', 27, 'PUBLISHED', 1, 'PARTLY_WORKED', 'PROMISING',
 'Coaching by video from fourteen hours away',
 'Coaches on the mainland watched recorded lessons and met teachers at seven in the morning. It held where a principal sat in.',
 'No coach for early literacy lives on the island, and a flight costs more than a month of coaching. Live observation by video would have meant three in the morning for one side or the other.',
 'Teachers recorded one lesson a week and chose the ten minutes to be watched. Coaches wrote notes at the times of the recording and met the teacher for twenty minutes at 7:00 am our time. Four schools took part for a school year; the principal was invited to every meeting and came where he or she wanted.',
 'In two schools 19 of 21 teachers stayed with it to the end, and the share of second graders who read at grade level rose from 38 to 51 percent, against 40 to 42 in the rest of the island. In the other two schools half of the teachers had stopped by January and nothing changed. The difference that everybody names is the principal: present in the first two, not in the others.',
 'Choosing one''s own ten minutes made teachers bolder. Several recorded the lesson that had gone worst.',
 'We would make the principal''s hour a condition, and begin with two schools.',
 'Four schools, 43 teachers, one school year', current_date - 700, current_date - 420,
 'One coordinator, half time', '$61,000 for coaches and recording equipment',
 'A correlational study of video coaching in early grades with controls for prior achievement. It was done in mainland suburbs, so its setting overlaps little with ours. Rated by our evaluation office last year. (An invented example.)',
 'Tasi Cruz',
 'PRINCIPLE:6 PRINCIPLE:9 LEVEL:SCHOOL LEVER:TEACHER LEVER:PRINCIPAL STUDENTS:LOW_INCOME SETTING:REMOTE AREA:INSTRUCTIONAL_CAPACITY AREA:ACHIEVEMENT STATE_ACTION:REGIONAL_SERVICES IDENTIFIED_AS:ANY'),
('colorado-turnaround-pairs', 'CO', 41, 'PUBLISHED', 1, 'DID_NOT_WORK', 'NOT_RATED',
 'Pairing a struggling school with a strong one',
 'Ten pairs were to visit each other for a year. The visits happened; nothing in the weaker schools changed.',
 'Schools under comprehensive support told us that they had never seen a school like theirs do well. We had ten schools with similar students and much better results.',
 'We made ten pairs by enrollment and share of low-income students, paid for substitutes, and asked each pair for five days of visits in each direction. Topics were left to the schools.',
 'All but six of the hundred days took place and people liked them: 94 percent would recommend it. But classroom observations before and after showed no change in the ten weaker schools, and their growth scores moved with the state. We stopped after one year.',
 'Visitors admired what they saw and explained it by things they did not have at home. Without somebody who asks "what exactly will you try on Monday?", a visit stays a visit.',
 'One narrow practice for each pair, a coach who belongs to both schools, and a second visit only after the first thing has been tried.',
 'Ten pairs, 94 days of visits', current_date - 800, current_date - 500, 'One program manager, a third of her time',
 '$148,000, nearly all for substitutes', '', '',
 'PRINCIPLE:4 PRINCIPLE:9 LEVEL:SCHOOL LEVER:TEACHER LEVER:PRINCIPAL STUDENTS:LOW_INCOME SETTING:URBAN SETTING:SUBURBAN AREA:NETWORKS_AND_BROKERING STATE_ACTION:PRACTITIONER_NETWORKS IDENTIFIED_AS:CSI'),
('ohio-board-training', 'OH', 55, 'PUBLISHED', 1, 'PARTLY_WORKED', 'RATIONALE',
 'School boards that look at one measure at every meeting',
 'Boards of eight districts gave the first twenty minutes of each meeting to a single measure of student progress.',
 'In districts with several identified schools we read a year of board minutes. Student learning came up in 9 of 96 meetings, and then mostly as a report at the end of the evening.',
 'A former board president and a superintendent trained eight boards together for two evenings: choose one measure, look at it first, ask what the adults will do differently, write the answer into the minutes. We sent nobody to watch. A team read the minutes afterwards.',
 'Seven boards kept to it for the whole year, and in five of them the superintendent''s goals were rewritten around the measure. Whether students gained cannot be told yet: the measures differ and one year is short. One board gave up after an election.',
 'Board members asked for the same thing that teachers ask for: to see it done once before they do it themselves.',
 '', 'Eight districts, 52 board members', current_date - 430, current_date - 120, 'Two trainers, 12 days each',
 '$18,500', 'A logic model that rests on quality research about the goals that boards set; a study with the university begins this fall. Rated by the agency''s research director. (An invented example.)',
 '', 'PRINCIPLE:1 PRINCIPLE:8 PRINCIPLE:10 LEVEL:DISTRICT LEVER:SCHOOL_BOARD LEVER:SUPERINTENDENT STUDENTS:ALL SETTING:TOWN SETTING:RURAL AREA:LEADERSHIP AREA:COMMUNITY_ENGAGEMENT STATE_ACTION:LOCALLY_DRIVEN IDENTIFIED_AS:ANY'),
('new-mexico-attendance', 'NM', 68, 'PUBLISHED', 0, 'WORKED', 'MODERATE',
 'Home visits before the third absence',
 'Two adults whom the family knows visit after the second absence. Chronic absence fell by a third in eleven schools.',
 'In eleven elementary schools one child in three missed eighteen days or more. Letters went out after the tenth absence, in English, to families of whom many speak Navajo or Spanish at home.',
 'After the second absence two people visit: one from the school and one from the community, in the language of the home. They bring no form. They ask what the morning looks like and what would make it easier, and the school does one of the things named within a week: a later bus, a neighbor to walk with, a pair of boots. The list of what was named is read by the principals together each month.',
 'Chronic absence fell from 33 to 22 percent in two years; in nine comparable schools without visits it went from 31 to 30. Buses were the most frequent reason and the cheapest to change.',
 'The reasons were nearly all practical. Not one family said that school did not matter.',
 'We would pay the visitors from the community from the first day. For half a year they did it for nothing, and we lost two of the best.',
 'Eleven schools, 1,340 visits in two years', current_date - 900, current_date - 170, 'Four visitors, half time; a principal''s hour a month',
 'About $74 a student', 'A quasi-experimental study of family visits with a matched comparison group, in elementary schools that serve mostly low-income families. Rated by the state''s evidence panel last spring. (An invented example.)',
 '', 'PRINCIPLE:2 PRINCIPLE:3 LEVEL:SCHOOL LEVEL:DISTRICT LEVER:STAKEHOLDERS STUDENTS:LOW_INCOME STUDENTS:ENGLISH_LEARNERS SETTING:RURAL SETTING:TOWN AREA:EARLY_WARNING AREA:COMMUNITY_ENGAGEMENT STATE_ACTION:LOCALLY_DRIVEN IDENTIFIED_AS:CSI IDENTIFIED_AS:TSI'),
('massachusetts-needs', 'MA', 83, 'PUBLISHED', 1, 'WORKED', 'NOT_RATED',
 'A needs assessment that the school can finish in two days',
 'We cut the needs assessment from 64 pages to nine questions and sat with each school while it answered them.',
 'Schools hired consultants to fill in our needs assessment. The result was thick, came back in March, and was cited in hardly any plan.',
 'Nine questions are left, each about something that a school can see for itself: student work, a schedule, a list of who teaches whom. A team of six from the school and two from the district answers them in two days with a facilitator of ours, who may ask but not write. On the second afternoon the team tells the root cause to the rest of the staff and changes it if nobody believes it.',
 'All 27 schools finished within six weeks. In 24 plans the root cause that the team had named is the first thing the plan acts on; the year before, that could be said of five. Schools spent nothing on consultants.',
 'The question that changed most minds is the plainest: which students have the least experienced teachers?',
 '', '27 schools in 14 districts', current_date - 300, current_date - 200, 'Two days of a facilitator for each school', 'Staff time only',
 '', '', 'PRINCIPLE:4 PRINCIPLE:5 LEVEL:SCHOOL LEVEL:STATE LEVER:PRINCIPAL LEVER:TEACHER STUDENTS:ALL SETTING:URBAN AREA:PLANNING_AND_REVIEW STATE_ACTION:LOCALLY_DRIVEN IDENTIFIED_AS:CSI IDENTIFIED_AS:TSI'),
('louisiana-cliff', 'LA', 104, 'PUBLISHED', 1, 'DID_NOT_WORK', 'NOT_RATED',
 'Extra leaders on three-year money',
 'We paid for a second assistant principal in 19 schools. When the grant ended, so did the posts, and so did the gains.',
 'Principals of schools under comprehensive support spent most of the day on discipline and buildings. We had a three-year grant.',
 'Each of 19 schools got a second assistant principal, hired by the district with our money, to free the principal for instruction. Districts signed that they would take over a third of the cost in the second year and two thirds in the third.',
 'While the posts lasted, principals were in classrooms for nine hours a week instead of three, and teacher retention rose from 71 to 80 percent. Four districts paid their share; fifteen did not, and we let it pass. Two years after the grant three posts are left and retention is back at 72 percent.',
 'A signature is not a budget line. The four that paid had put the post into the budget before it was filled.',
 'Begin with the last year: no post without a budget line of the district''s own from the first day, however small.',
 '19 schools, 15 districts', current_date - 2100, current_date - 1000, 'One grants manager', '$4.1 million over three years',
 '', '', 'PRINCIPLE:6 PRINCIPLE:7 PRINCIPLE:10 LEVEL:DISTRICT LEVEL:SCHOOL LEVER:PRINCIPAL STUDENTS:LOW_INCOME SETTING:URBAN SETTING:RURAL AREA:LEADERSHIP AREA:FUNDING STATE_ACTION:LOCALLY_DRIVEN IDENTIFIED_AS:CSI'),
('oregon-indicators', 'OR', 126, 'PUBLISHED', 1, 'TOO_EARLY', 'RATIONALE',
 'Five leading indicators, read every six weeks',
 'State and district look at the same five figures every six weeks and decide one thing each time.',
 'We learned in October how the school year before had gone. By then a plan is either kept or forgotten.',
 'With the districts we chose five figures that move within weeks: attendance, ninth graders on track, teacher vacancies, time in which coaches are in classrooms, and how many students a plan''s main activity has reached. A dashboard was not built. The five figures go on one sheet, and the sheet is read aloud at a meeting of one hour that ends with one decision and a name.',
 'Fourteen districts have had five meetings each. Of 70 decisions, 58 were carried out by the next meeting. What it does for students we shall know after next year''s results.',
 'In four districts nobody could say how many students the plan''s main activity had reached. Looking for the answer was the improvement.',
 '', '14 districts, 70 meetings so far', current_date - 260, null, 'One hour of twelve people, every six weeks', 'None', 'A logic model built on research about the use of data in short cycles; our own study follows the 14 districts for two years. Rated by our research office. (An invented example.)',
 '', 'PRINCIPLE:8 PRINCIPLE:9 LEVEL:STATE LEVEL:DISTRICT LEVER:SUPERINTENDENT LEVER:STATE_SYSTEM STUDENTS:ALL SETTING:STATEWIDE AREA:EARLY_WARNING AREA:PLANNING_AND_REVIEW STATE_ACTION:LOCALLY_DRIVEN IDENTIFIED_AS:CSI'),
('puerto-rico-regions', 'PR', 150, 'PUBLISHED', 1, 'PARTLY_WORKED', 'NOT_RATED',
 'Regional teams with a budget of their own',
 'Support moved from the capital to seven regional teams. Three used the freedom; four waited for instructions.',
 'Schools waited for weeks until the central office answered. Regional offices passed questions on and answers back.',
 'Seven teams of four people were given a budget, the right to sign for up to $5,000, and one duty: to be in every identified school of the region each month. The central office kept two things, data and evaluation.',
 'The time from a school''s request to help on site fell from 41 days to 12 in three regions. In the other four it stayed where it was: their directors asked for permission for what they were allowed to decide. After we brought the three and the four together each month, two more regions began to move.',
 'Authority that is only written down is not believed. It had to be used once, in the open, and not taken back.',
 'Name the directors anew. Four of the seven had never wanted to decide.',
 'Seven regions, 118 schools', current_date - 640, null, '28 people, moved and not added', 'Budget moved from the central office', '',
 '', 'PRINCIPLE:1 PRINCIPLE:4 PRINCIPLE:7 LEVEL:REGIONAL LEVEL:STATE LEVER:STATE_SYSTEM STUDENTS:LOW_INCOME SETTING:STATEWIDE AREA:ORGANISATION_OF_THE_SEA AREA:FISCAL_AND_HUMAN_RESOURCES STATE_ACTION:REGIONAL_SERVICES IDENTIFIED_AS:CSI'),
('north-carolina-el', 'NC', 171, 'PUBLISHED', 2, 'WORKED', 'STRONG',
 'English learners taught in the subject, not beside it',
 'Ninth-grade science with two teachers and one plan. English learners passed at the rate of their classmates.',
 'In six high schools English learners left science class for language lessons and came back to a class that had moved on. 44 percent passed ninth-grade science; of the others, 73 percent did.',
 'A science teacher and a teacher of English as a second language plan three lessons a week together and teach them together, with science texts that are shortened and never simplified. The schedule was the hard part: the state paid for one common planning period, and for nothing else.',
 'After two years 70 percent of English learners passed, and 76 percent of the others. In six schools that joined a year later the gap had not moved before they began, and it closed in the same way afterwards.',
 '', 'We would begin with the schedule. Two schools lost a semester because the planning period had been promised and was not there.',
 'Twelve high schools, 84 teachers', current_date - 1000, current_date - 240, 'One common planning period for each pair', '$9,200 a pair and year',
 'A randomized trial of co-taught science with English learners in comprehensive high schools, of similar size and region. Rated by a panel of the agency and two universities. (An invented example.)',
 'Open to core members while the article about it is under review.', 'PRINCIPLE:2 PRINCIPLE:6 LEVEL:SCHOOL LEVER:TEACHER STUDENTS:ENGLISH_LEARNERS SETTING:URBAN SETTING:SUBURBAN AREA:INSTRUCTIONAL_CAPACITY AREA:ACHIEVEMENT STATE_ACTION:LOCALLY_DRIVEN IDENTIFIED_AS:TSI IDENTIFIED_AS:ATSI');

insert into demo_spotlight (slug, jurisdiction, days_ago, status, reach, outcome, tier, title, summary, situation,
    what_we_did, what_came, scale, review_note, facets) values
('guam-typhoon', 'GU', 2, 'SUBMITTED', 1, 'WORKED', 'NOT_RATED',
 'Keeping improvement plans alive after a typhoon',
 'One page for each plan, agreed in advance: what goes on without buildings, and who calls whom.',
 'When the storm closed schools for five weeks, improvement work stopped with everything else, and in most schools it did not begin again that year.',
 'Each plan now has a last page. It names the two activities that go on without a building, who leads them, and how that person is reached without the network. Every school rehearses it once, in the dry season, for half a day.',
 'After the next storm eleven of fourteen schools were back at their two activities within eight days. The three that were not had not rehearsed.',
 'Fourteen schools', '',
 'PRINCIPLE:5 PRINCIPLE:10 LEVEL:SCHOOL LEVER:PRINCIPAL STUDENTS:ALL SETTING:REMOTE AREA:PLANNING_AND_REVIEW STATE_ACTION:LOCALLY_DRIVEN IDENTIFIED_AS:ANY'),
('wyoming-hub', 'WY', 4, 'RETURNED', 1, 'WORKED', 'NOT_RATED',
 'A shared data clerk for five districts', '',
 'None of the five districts has anybody whose work is data. Reports are written at night.',
 'The five districts share one data clerk, employed by the regional service agency. She is in each district one day a week.',
 'Everybody is content and reports are on time.',
 '',
 'Thank you for this. Two things before it goes out. "Everybody is content" is an impression: what would show it, a count of late reports before and after, or a short survey? And the districts appear only as receivers. Who had the idea, and what did they decide themselves? If nothing has been measured yet, the outcome is "too early to say", and that is fine.',
 'PRINCIPLE:7 LEVEL:DISTRICT LEVER:STATE_SYSTEM SETTING:RURAL AREA:FISCAL_AND_HUMAN_RESOURCES STATE_ACTION:REGIONAL_SERVICES');

-- The author is the demo account of the jurisdiction, else whoever holds its seat, else the coordinator.
insert into practice (id, community_id, reach, jurisdiction_key, status, title, summary, situation, what_we_did, began_on,
    ended_on, scale, what_came, surfaced, differently, outcome, tier, tier_basis, staff_time, cost, contact, author_id,
    author_role, author_jurisdiction, created_at, changed_at, submitted_at, submitted_by, reviewed_by, review_note,
    published_at, revision)
select md5('practice:' || d.slug)::uuid, '00000000-0000-7000-8000-000000000001', d.reach, d.jurisdiction, d.status, d.title,
       d.summary, d.situation, d.what_we_did, d.began, d.ended, d.scale, d.what_came, d.surfaced, d.differently, d.outcome,
       d.tier, d.tier_basis, d.staff_time, d.cost, d.contact, author.id, author.role_title, author.jurisdiction_key,
       t.at - interval '6 days', t.at, t.at - interval '2 days', author.id,
       case when d.status in ('PUBLISHED', 'RETURNED') then coordinator.id end, d.review_note,
       case when d.status = 'PUBLISHED' then t.at end, case when d.status = 'PUBLISHED' then 1 else 0 end
  from demo_spotlight d
  cross join lateral (select now() - make_interval(days => d.days_ago, hours => 3) as at) t
  join person coordinator on coordinator.subject = '00000000-0000-4000-8000-000000000001'
  join lateral (
      select p.id, p.role_title, p.jurisdiction_key
        from person p
       where p.subject = case d.jurisdiction
                 when 'MS' then '00000000-0000-4000-8000-000000000002' when 'TN' then '00000000-0000-4000-8000-000000000003'
                 when 'WY' then '00000000-0000-4000-8000-000000000004' when 'GU' then '00000000-0000-4000-8000-000000000005' end
          or p.id = (select s.person_id from seat_tenure s where s.jurisdiction_key = d.jurisdiction and s.to_date is null)
          or p.id = coordinator.id
       order by p.id = coordinator.id, p.subject is null
       limit 1) author on true;

insert into practice_facet (practice_id, facet, value)
select md5('practice:' || d.slug)::uuid, split_part(f, ':', 1), split_part(f, ':', 2)
  from demo_spotlight d cross join lateral unnest(string_to_array(d.facets, ' ')) f;

drop table demo_spotlight;
