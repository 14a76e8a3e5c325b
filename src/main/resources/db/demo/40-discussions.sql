-- Discussions of the demo network. All people and what they say are invented; times are relative to the day of loading.
-- One statement: threads and posts are written as text here and signed with the role and jurisdiction that their authors
-- have in 10-network.sql. The numbers only order the posts. Paragraphs are separated by an empty line and hold no markup, so their HTML is made here too.
with thread_text (key, slug, reach, confidential, title) as (
    values
    ('both', 'nnssil', 1, false, 'CSI and TSI are both “the priority”. How do you keep both from getting half?'),
    ('stop', 'nnssil', 1, false, 'What came off your stop-doing list, and did anyone miss it?'),
    ('panels', 'nnssil', 1, false, 'Plan review panels: who sits on them, and what does a day cost?'),
    ('leading', 'nnssil', 1, false, 'Which leading indicators do you believe by November?'),
    ('exits', 'nnssil', 2, false, 'Exit criteria: how many of your exits would still be exits two years later?'),
    ('third', 'nnssil', 2, true, 'A district in its third year of oversight: what would you have done in year one?'),
    ('islands', 'nnssil', 1, false, 'Has anyone adapted a needs assessment for schools with six teachers?'),
    ('staff', 'ma-usn', 1, false, 'Staffing the schools named in June without emptying the ones next door'),
    ('agenda', 'ma-usn', 1, false, 'Next agenda: chronic absence or newcomers who arrive after October?')
),
post_text (key, number, author, ago, body) as (
    values
    ('both', 1, '2', interval '11 days 3 hours',
     'We have 31 schools in comprehensive support and 96 in targeted support. On paper both are the priority. In the calendar of a district office they are not: the comprehensive schools get the monthly visit, the coach and the money, and the targeted ones get a form in May.

I do not want to split our people evenly, that would help nobody. But a school that stays in targeted support long enough becomes the next comprehensive school, and we will have watched it happen.

What have you changed in how your own office spends its days, not in how the plan is worded?'),
    ('both', 2, '3', interval '11 days',
     'We stopped treating it as two lists. Each division names the three things it does that a school would notice, and for each one we ask which identified schools it reaches. The first time we did it, four of our divisions reached only the comprehensive schools and two reached none at all.

The rule that helped: people in the division give a fifth of their time to identified schools of either kind, and the division head answers for where it went. It is not elegant. It did move days.'),
    ('both', 3, '4', interval '10 days 20 hours',
     'Six comprehensive schools here, and distances that make a monthly visit a two-day trip. We gave up the visit for targeted schools and pay the district to run the check instead, with one page they send us by the tenth. Two of nine districts do it well. For those two I would not go back.'),
    ('both', 4, '8', interval '9 days 22 hours',
     'From the literacy side: most of our targeted schools are named for one group of students and one subject. A coach who knows that subject and comes six times did more than a generalist who came every month. So my answer is to sort by what the school was named for before sorting by the label.'),
    ('both', 5, '7', interval '9 days 18 hours',
     'I work with four of the states in this thread and the pattern is the same: the label decides who visits, and the reason for the label is in a spreadsheet nobody takes along. One of you printed the reason on the visit form. It changed what people asked in the first ten minutes.'),
    ('both', 6, '2', interval '9 days 2 hours',
     'That was us, and it was an accident: the form had an empty box. We will sort the spring visits by reason. I will write down what it does to the travel days, because that is the question my deputy will ask.'),
    ('both', 7, '5', interval '8 days 9 hours',
     'With one district and no neighbour, we cannot send anybody to learn from the school next door. What we do have is a principal who got her school out. She gives two mornings a month to the two that are in. Her own deputy is paid for the mornings, otherwise it would have ended by winter.'),
    ('both', 7.5, 'NM', interval '6 days 4 hours',
     'We tried the even split for one year, so that nobody else has to. Every school got two visits, the comprehensive ones were worse off, and the targeted ones told us that two visits were one too many to ignore and four too few to use.'),
    ('both', 8, '3', interval '3 days 4 hours',
     'Jordan, if you write it down, please count the days the districts spend too. Ours told us that a fifth of our time had cost them a tenth of theirs, mostly in getting ready for us.'),

    ('stop', 1, '4', interval '6 days 7 hours',
     'Question eleven of the reflection says to name what you will stop. We named nine things and have stopped two: the quarterly spending report from identified schools and the second site visit. Nobody has asked for either.

The other seven have an owner who says they are required. I asked each to show me the sentence that requires it. Three could.

What did you stop, who objected, and did anything break?'),
    ('stop', 2, '2', interval '6 days 1 hour',
     'The binder. Districts used to bring a binder to the plan review and the panel spent the first hour on whether the tabs were in order. Now it is eight pages and the panel reads them before. One superintendent objected, because the binder was what his board liked to see.'),
    ('stop', 3, '1', interval '5 days 20 hours',
     'Please put the three sentences that do require something in a list, Walt. I would like to send it to the departments that believe there are thirty.'),
    ('stop', 4, '4', interval '5 days 2 hours',
     'Here they are in short: the annual review of the district’s resource allocation, the public notice when a school is identified, and the record of who approved the plan. Everything else we had written ourselves and forgotten that we had.'),
    ('stop', 4.5, 'CO', interval '4 days 8 hours',
     'We put an end date on every new requirement: two years, then it lapses unless somebody asks for it. Three have lapsed. It was easier than stopping anything that already existed.'),
    ('stop', 4.6, 'ME', interval '3 days 21 hours',
     'Did the date survive a change of commissioner, Anders? Ours would have been the first thing to go.'),
    ('stop', 5, '8', interval '2 days 6 hours',
     'We stopped collecting coaching logs as prose. It is four boxes now. The coaches were against it for a month. What broke: our evaluator lost the quotations for the annual report. We ask for three stories a year instead, by telephone.'),

    ('panels', 1, '3', interval '20 days 5 hours',
     'Mississippi held 120 panels in two months and required the panel’s approval for every plan. We are thinking of twenty in a first year. Who sat on them, how long did one take, and what did a day cost you in people?

And the question I would ask over coffee: did a plan ever come back better, or only longer?'),
    ('panels', 2, '2', interval '19 days 23 hours',
     'Four or five: one from federal programs, one from our office, one content specialist, a sitting principal from another district, and where we could a former superintendent. Ninety minutes with the district, thirty to decide. Three in a day is the limit. We tried four and the fourth got a nicer letter than it deserved.

A day cost us about five working days once you count the reading. The reading is the work.'),
    ('panels', 3, '2', interval '19 days 22 hours',
     'As to better or longer: the ones sent back with one question came back better. The ones sent back with eleven came back longer.'),
    ('panels', 4, '7', interval '18 days 4 hours',
     'If it is useful to Tennessee, we can lend two readers for the first ten. They would read and not vote. In the region the states that began with outside readers kept them for one year and then knew how to do it.'),
    ('panels', 5, '5', interval '16 days 11 hours',
     'How did you handle that everyone knows everyone? On an island the principal from another district is the cousin.'),
    ('panels', 6, '2', interval '15 days 20 hours',
     'Badly at first. Then we had each panelist say aloud at the start whom they know in the room and how. It takes a minute, it is in the minutes, and twice somebody changed places with another panel.'),
    ('panels', 6.5, 'AS', interval '14 days 23 hours',
     'Tasi, we ask the panel of another territory by telephone. Twenty-three schools, and the cousins are on both sides of the table. It costs the line and a thank-you letter.'),
    ('panels', 7, '3', interval '4 days 3 hours',
     'Our first three were last week. Ninety minutes is right. What surfaced was what Jordan warned of: two of three districts did not know what help they could ask us for. I will post it as a spotlight when we have all twenty, with what did not work in it.'),

    ('leading', 1, '7', interval '14 days 6 hours',
     'Every plan in the region names leading indicators and nearly all of them arrive in June, which makes them lagging. If you could see only three numbers by Thanksgiving for a school in its first year of improvement, which would you believe?'),
    ('leading', 2, '8', interval '14 days',
     'Share of teachers observed and given feedback at least three times. Share of students in the lowest third who were in class at least 94 percent of the days. And whether the interim in grade three was given in the window at all. The third tells me more than the scores in it.'),
    ('leading', 3, '4', interval '13 days 1 hour',
     'Teacher absences on Mondays and Fridays. I was laughed at. It has been right in five schools out of six.'),
    ('leading', 3.5, 'KY', interval '12 days 22 hours',
     'Whether the principal’s calendar has the coaching conversations in it, in ink. We ask to see October. When it is empty in October it is empty in March.'),
    ('leading', 4, '3', interval '12 days 19 hours',
     'We dropped discipline referrals as an indicator. They went down in every school that was told they counted. Nothing else about those schools changed.'),
    ('leading', 5, '5', interval '12 days 8 hours',
     'How many vacancies were filled with a certified teacher by the first day. By November it is the same number, so we know it early and cannot say that we were surprised.'),
    ('leading', 6, 'VT', interval '9 days 7 hours',
     'With eleven students in a grade most of these numbers are three children. We follow the same three over two years and write a sentence, not a percentage. I would be glad to hear how other small states do it.'),

    ('exits', 1, '3', interval '8 days 2 hours',
     'We went back over the schools that left comprehensive support four years ago. Of eleven, four would be identified again today. None of them was told that anyone was still looking.

Before I take this to the commissioner: has any of you followed schools after exit, and what did you do with the money in the first year without the label?'),
    ('exits', 2, '2', interval '7 days 5 hours',
     'Nine of sixteen held. The four that slid back lost the principal within a year of exit. We now keep the coach for two more years and half of the funds for one, and the district signs that the principal stays or that it tells us first.'),
    ('exits', 2.5, 'LA', interval '7 days 1 hour',
     'Of our last twenty exits fourteen would stand. We publish the follow-up in the third year whether it is good or not. The first time was unpleasant. The second time districts asked for it earlier.'),
    ('exits', 3, '1', interval '6 days 23 hours',
     'This belongs on the agenda of the spring meeting, with the numbers of as many states as are willing. I will ask each of you before anything is shown.'),

    ('third', 1, '4', interval '5 days 8 hours',
     'Not for quotation. One of our districts is in its third year under our oversight and the board has asked for its powers back. The results would not justify it and the law gives us until June to say so in public.

If you have been here: what do you wish you had done in the first year, when everyone still answered the telephone?'),
    ('third', 2, '2', interval '4 days 21 hours',
     'We should have agreed in writing, in the first month, what would end it. Ours was written in the third year by lawyers on both sides. Until then every good week was a reason to end it and every bad one a reason to stay.'),
    ('third', 3, '5', interval '4 days 10 hours',
     'Put one board member on the weekly call from the start. They see what the district sees, and in the third year there is somebody on their side of the table who knows why.'),
    ('third', 4, '3', interval '1 day 4 hours',
     'Tell the teachers the date before the newspaper does. I would give up a week of lead time for that.'),

    ('islands', 1, '5', interval '2 days 5 hours',
     'Our needs assessment asks for a leadership team of eight, a data team and a culture team. Two of our schools have six teachers, one of whom is the principal. They fill in every box with the same four names.

Has anyone cut it down for very small or remote schools and still been able to say that the needs were assessed? I would like to see what you left out and how your federal reviewer took it. We start the next round in six weeks.'),

    ('staff', 1, '6', interval '9 days 5 hours',
     'Two of ours were named in June. The easy way to staff them is to move our strongest people from the schools next door, and then those are named in two years. Who has offered enough to bring people from outside the district, and what did it take besides money?'),
    ('staff', 2, 'Anjali Deshpande', interval '8 days 20 hours',
     'Money brought applicants. What made them stay was a common planning hour every day and a principal they had met before they signed. We let each finalist spend a morning with the team.'),
    ('staff', 3, 'Gerald Whitcombe', interval '8 days 1 hour',
     'We set a limit: no school gives up more than one teacher per grade span to a named school in one year. It is written down and the union signed it with us. It cost us two good transfers and kept three schools whole.'),
    ('staff', 4, '6', interval '3 days 6 hours',
     'The limit is the thing I was missing. May I take your wording to our board next week? Without the name of your district, if you prefer.'),

    ('agenda', 1, 'Anjali Deshpande', interval '4 days 2 hours',
     'For the next monthly meeting the department and we have two proposals: chronic absence after the winter break, or students who arrive from abroad after the October count and for whom there is no money until the year after. We have ninety minutes, so one of them. Which is burning in your district?'),
    ('agenda', 2, '6', interval '3 days 22 hours',
     'Newcomers. We enrolled 61 since the count, most of them in two schools, one of which was named in June. I can bring what the first eight weeks look like and what we pay for out of which pocket.')
),
voice as (
    -- By the digit of a demo account, by the seat that somebody holds, or by name.
    select right(subject, 1) as author, id from person where subject like '00000000-0000-4000-8000-00000000000_'
    union all
    select jurisdiction_key, person_id from seat_tenure where to_date is null
    union all
    select name, id from person where name in ('Anjali Deshpande', 'Gerald Whitcombe')
),
signed as (
    select p.key, row_number() over (partition by p.key order by p.number) as number, p.body, now() - p.ago as at,
           w.id as author, w.role_title, w.jurisdiction_key
      from post_text p
      join voice v on v.author = p.author
      join person w on w.id = v.id
),
opened as (
    insert into thread (id, community_id, reach, title, confidential, author_id, created_at, last_post_at, post_count)
    select md5('demo thread ' || t.key)::uuid, c.id, t.reach, t.title, t.confidential,
           (select author from signed s where s.key = t.key and s.number = 1),
           min(s.at), max(s.at), count(*)
      from thread_text t
      join community c on c.slug = t.slug
      join signed s on s.key = t.key
     group by t.key, c.id, t.reach, t.title, t.confidential
    returning id
)
insert into post (id, thread_id, number, author_id, author_role, author_jurisdiction, body, html, created_at)
select md5('demo post ' || s.key || ' ' || s.number)::uuid, o.id, s.number, s.author, s.role_title, s.jurisdiction_key,
       s.body, '<p>' || replace(s.body, E'\n\n', '</p><p>') || '</p>', s.at
  from signed s
  join opened o on o.id = md5('demo thread ' || s.key)::uuid;
