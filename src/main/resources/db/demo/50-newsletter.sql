-- Two issues of the demo network's newsletter that went out before today, for the archive. What they tell is invented.
-- They have no copies in the outbox and no stored mail: their pages are made from their items. The latest went out some
-- five weeks ago, so the first draft tells of everything since.
with issue (id, days, number, opening) as (
    values
    (md5('demo-issue-14')::uuid, 64, 14,
     'The Institute is over and the year has begun. Forty-one of you wrote down one thing that your office will stop doing this year. We will ask about it in June, kindly.

Two things to do this week: put the first session into your calendar, and look at what Idaho found out about its own needs assessment.'),
    (md5('demo-issue-15')::uuid, 33, 15,
     'More of you than ever came to last month''s session, and the questions did not end with the hour. Several of them became the conversations below; if yours is still open, ask it there.

If you have tried something that did not work, we would like that one first. It saves the most time elsewhere.')
), sent as (
    select issue.*, date_trunc('minute', now() - make_interval(days => days)) as at from issue
)
insert into newsletter_issue (id, community_id, reach, month, number, title, opening, status, created_by, created_at,
                              changed_at, sent_by, queued_at, sent_at)
select sent.id, '00000000-0000-7000-8000-000000000001', 1,
       date_trunc('month', at at time zone 'America/New_York')::date, number,
       'Support for School Improvement, ' || trim(to_char(at at time zone 'America/New_York', 'FMMonth YYYY')),
       opening, 'SENT', p.id, at - interval '2 days', at, p.id, at, at + interval '3 minutes'
  from sent left join person p on p.subject = '00000000-0000-4000-8000-000000000001';

insert into newsletter_item (id, issue_id, position, kind, why, heading, body, link, jurisdiction)
select md5('demo-item-' || number || '-' || position)::uuid, md5('demo-issue-' || number)::uuid, position, kind, why,
       heading, body, link, jurisdiction
  from (values
    (14, 0, 'WEBINAR', 'the first session of the year', 'Who does what: writing down the duties of state, district and school',
     'Bring the page on which your own state says it. If there is no such page, bring that.', '/webinars', ''),
    (14, 1, 'SPOTLIGHT', 'published in the month', 'A needs assessment that fits on two pages',
     '**Idaho. Partly worked.** Districts fill it in; whether they use it depends on who reads it with them.', '/practices', 'Idaho'),
    (14, 2, 'THREAD', 'started at the Institute', 'One thing we will stop doing',
     'Nineteen posts so far. The shortest: “The second monitoring visit.”', '/discussions', ''),
    (14, 3, 'NEW_MEMBERS', 'joined in the month', 'Three new members',
     '- Delaware has a new seat holder after a vacancy of four months.
- Two colleagues joined from the southeast comprehensive center.', '/directory', ''),
    (15, 0, 'RECORDING', 'recording of the session', 'Who does what: the recording, and the four matrices that were shown',
     'Fifty minutes, with captions. The matrix from a small state begins at minute 21.', '/webinars', ''),
    (15, 1, 'WEBINAR', 'the session of the month', 'Needs assessments that change decisions',
     'Three states show one decision each that came out differently because of what the assessment said.', '/webinars', ''),
    (15, 2, 'SPOTLIGHT', 'published in the month', 'Paying districts to run their own improvement checks',
     '**Wyoming. Too early to say.** Six schools, long roads, and one page instead of a visit.', '/practices', 'Wyoming'),
    (15, 3, 'COMMUNITY_NEWS', 'news of a sub-community', 'Urban Superintendents'' Network',
     'The superintendents and the department have agreed on the topics of the year, together this time.', '/communities', ''),
    (15, 4, 'NOTE', '', 'What we are looking for next month',
     'A practice that you stopped, and how you knew that it was time.', '/practices/new', '')
  ) as item (number, position, kind, why, heading, body, link, jurisdiction);
