package org.nnssil.statements;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;

/**
 * A network in use: dozens of rows behind every list, so that a page that asks once for each row is found out. What could
 * stand in the way of other tests is private to one community or is put away again by {@link #close}.
 */
final class BusyNetwork implements AutoCloseable {

    /** What stands in braces in the statements below. */
    private final Map<String, String> names = new LinkedHashMap<>();

    final String mark = "busy" + UUID.randomUUID().toString().substring(0, 8);
    final String slug = mark;
    final String openSlug = mark + "-open";
    final String askedSlug = mark + "-asked";
    final UUID community = Fixtures.community(slug, "Busy circle " + mark);
    final UUID open = listed(openSlug);
    final UUID asked = listed(askedSlug);

    final Somebody member = Fixtures.director("Maya Busy", "MS");
    final Somebody coordinator = Fixtures.coordinator();
    final Somebody extended = Fixtures.extended("Ed Busy", "MS");

    final UUID thread = named("thread");
    final UUID webinar = named("webinar");
    /** The network's own, which the coordinator manages. */
    final UUID ours = named("ours");

    final UUID practice = named("practice");
    final UUID draft = named("draft");
    final UUID submitted = named("submitted");
    final UUID archived = named("archived");
    final UUID issue = named("issue");
    final UUID item = named("item");
    final UUID organization = named("organization");
    final UUID somebody = named("somebody");
    final UUID joinRequest = named("joinRequest");
    final UUID communityInvitation = named("communityInvitation");
    final UUID invitation = named("invitation");
    final UUID nomination = named("nomination");
    final UUID nominationOfMine = named("nominationOfMine");
    final UUID coreRequest = named("coreRequest");
    final UUID access = named("access");
    final UUID founding = named("founding");
    final UUID liaison = named("liaison");
    final UUID erasure = named("erasure");
    final UUID offer = named("offer");
    final UUID consented = named("consented");
    final UUID apiToken = named("apiToken");
    final UUID mail = named("mail");
    final UUID emailChange = named("emailChange");
    final String center = String.valueOf(
            Fixtures.rows("select key from center order by key limit 1").get(0)[0]);
    final String seat = String.valueOf(Fixtures.rows(
                    "select s.jurisdiction_key from seat s where not exists (select 1"
                            + " from seat_tenure t where t.jurisdiction_key = s.jurisdiction_key and t.to_date is null) limit 1")
            .get(0)[0]);

    BusyNetwork() {
        names.put("mark", mark);
        names.put("national", Viewer.NATIONAL.toString());
        names.put("seat", seat);
        names.put("center", center);
        names.put("community", community.toString());
        names.put("open", open.toString());
        names.put("asked", asked.toString());
        names.put("member", member.id().toString());
        names.put("coordinator", coordinator.id().toString());
        names.put("extended", extended.id().toString());
        Fixtures.join(member, community, Reach.CONVENERS);
        run("update person set jurisdiction_key = '{seat}' where id in ('{member}', '{extended}')");
        people();
        communities();
        webinars();
        practices();
        threads();
        newsletters();
        comingIn();
        joining();
        desk();
        own();
    }

    private static UUID listed(String slug) {
        UUID id = Fixtures.community(slug, "Listed " + slug);
        Fixtures.run("update community set listed = true, purpose = 'Open to all' where id = ?", id);
        return id;
    }

    private void people() {
        run(
                """
                insert into person (id, subject, email, name, role_title, jurisdiction_key, about, expertise, principles, created_at)
                select case when n = 1 then '{somebody}' else md5('{mark}' || n)::uuid end, '{mark}-' || n,
                       '{mark}-' || n || '@busy.example', 'Busy Person ' || n, 'Specialist ' || n,
                       (array['MS', 'TN', 'GU', 'MA', 'WY'])[1 + n % 5], 'About coaching', 'coaching', '{1,2}', now()
                  from generate_series(1, 40) n
                """);
        run(
                """
                insert into membership (id, person_id, community_id, reach, basis, from_at, access_until)
                select case when p.id = '{somebody}' then '{access}' else gen_random_uuid() end, p.id, '{national}',
                       case when p.id = '{somebody}' then 1 else 1 + (row_number() over (order by p.id))::int % 2 end,
                       'NOMINATED', now() - interval '40 days',
                       now() + interval '20 days'
                  from person p where p.email like '{mark}-%'
                """);
        run(
                """
                insert into person_photo (person_id, jpeg, tag, changed_at)
                select id, '\\xffd8ffd9'::bytea, 'tag', now() from person where email like '{mark}-%' or id = '{member}'
                """);
        run("insert into seat_tenure (id, jurisdiction_key, person_id, from_date, to_date, reason)"
                + " select gen_random_uuid(), '{seat}', id, current_date - 400, current_date - 300, '{mark}'"
                + " from person where email like '{mark}-%' limit 10");
        run("insert into seat_tenure (id, jurisdiction_key, person_id, from_date, reason)"
                + " values (gen_random_uuid(), '{seat}', '{member}', current_date - 200, '{mark}')");
    }

    private void communities() {
        run(
                """
                update community set purpose = 'Purpose', member_unit = 'ORGANIZATION', stated_members = 20, eligibility =
                    '[{"rule": "kind", "kinds": ["DISTRICT"]}, {"rule": "number", "fact": "ENROLMENT", "is": "OVER", "bound": "5000"}]'
                 where id in ('{community}', '{open}')
                """);
        run(
                "insert into organization (id, kind, name, jurisdiction_key) select case when n = 1 then '{organization}'"
                        + " else md5('{mark}org' || n)::uuid end, 'DISTRICT', 'Busy district ' || n || ' {mark}', 'MS' from generate_series(1, 20) n");
        run("insert into member_organization (id, community_id, organization_id, from_at) select gen_random_uuid(),"
                + " '{community}', id, now() from organization where name like '%{mark}'");
        run(
                """
                insert into organization_fact (id, community_id, organization_id, fact, value, source, as_of, recorded_by, recorded_at)
                select gen_random_uuid(), '{community}', o.id, f.fact, f.value, 'Own count', current_date - 30, '{member}', now()
                  from organization o cross join (values ('ENROLMENT', '6000'), ('SCHOOLS', '12'), ('SETTING', 'urban')) f(fact, value)
                 where o.name like '%{mark}'
                """);
        run(
                """
                insert into membership (id, person_id, community_id, reach, roles, basis, from_at, organization_id)
                select gen_random_uuid(), p.id, '{community}', 2, '{CO_PLANNER}', 'ROSTER', now(),
                       case when p.n = 1 then '{organization}' else md5('{mark}org' || (1 + p.n % 19 + 1))::uuid end
                  from (select id, case when id = '{somebody}' then 1 else 1 + row_number() over (order by id) end as n
                          from person where email like '{mark}-%') p
                """);
        run(
                """
                insert into charter_version (community_id, number, changed_by, changed_at, reason, changes)
                select '{community}', n, '{member}', now(), 'Reason ' || n,
                       '[{"what": "Purpose", "before": "Before", "after": "After"}]' from generate_series(1, 12) n
                """);
        run("update community set charter_number = 12 where id = '{community}'");
        run(
                """
                insert into community (id, slug, name, kind, parent_id, listed, created_at)
                select md5('{mark}c' || n)::uuid, '{mark}-c' || n, 'Busy circle ' || n, 'PEER',
                       case when n % 3 = 0 then '{community}' else '{national}' end::uuid, false, now()
                  from generate_series(1, 30) n
                """);
        run(
                "insert into membership (id, person_id, community_id, reach, basis, from_at) select gen_random_uuid(), '{member}',"
                        + " id, 2, 'ROSTER', now() from community where slug like '{mark}-c%'");
    }

    private void webinars() {
        run(
                """
                insert into webinar (id, community_id, reach, title, summary, starts_at, minutes, capacity, status, join_url,
                                     recording_url, recording_at, created_by, created_at, changed_at)
                select case when n = 31 then '{webinar}' else md5('{mark}w' || n)::uuid end, '{community}', 1, 'Busy session ' || n,
                       'Summary', now() + make_interval(days => n - 30, hours => 3), 60, 25, 'SCHEDULED', 'https://meet.example/1',
                       case when n < 30 then 'https://video.example/1' else '' end, case when n < 30 then now() end, '{member}',
                       now(), now()
                  from generate_series(1, 60) n
                """);
        run(
                "insert into webinar (id, community_id, reach, title, starts_at, minutes, capacity, status, created_at, changed_at)"
                        + " values ('{ours}', '{national}', 3, 'Busy office hour', now() + interval '2 days', 60, 9, 'SCHEDULED', now(), now())");
        run("insert into webinar_presenter select md5('{mark}w' || n)::uuid, p, 'Presenter ' || p, 'Role', 'MS'"
                + " from generate_series(1, 60) n, generate_series(0, 1) p where n <> 31");
        run("insert into webinar_presenter values ('{webinar}', 0, 'Presenter', 'Role', 'MS')");
        run(
                """
                insert into webinar_registration (id, webinar_id, person_id, status, queued_at, question, changed_at)
                select gen_random_uuid(), '{webinar}', p.id, case when p.n <= 20 then 'CONFIRMED' else 'WAITING' end, now(), 'Why?', now()
                  from (select id, row_number() over (order by id) as n from person where email like '{mark}-%') p
                """);
        run(
                "insert into webinar_registration (id, webinar_id, person_id, status, queued_at, changed_at) select gen_random_uuid(),"
                        + " id, '{member}', 'CONFIRMED', now(), now() from webinar where community_id = '{community}'");
    }

    private void practices() {
        run(
                """
                insert into practice (id, community_id, reach, jurisdiction_key, status, title, summary, situation, what_we_did,
                                      what_came, contact, outcome, tier, author_id, created_at, changed_at, published_at, submitted_at,
                                      review_note)
                select case n when 1 then '{practice}' when 41 then '{draft}' when 62 then '{submitted}' else md5('{mark}p' || n)::uuid end,
                       case when n <= 40 then '{community}' else '{national}' end::uuid, 1, '{seat}',
                       case when n <= 40 then 'PUBLISHED' when n <= 60 then 'DRAFT' else 'SUBMITTED' end,
                       'Busy spotlight {mark} ' || n, 'Summary', 'Situation', 'We did', 'It came', 'Call us', 'WORKED', 'NOT_RATED',
                       case when n % 2 = 1 then '{member}' else md5('{mark}2')::uuid end, now(), now(),
                       case when n <= 40 then now() end, case when n > 60 then now() end, '{mark}'
                  from generate_series(1, 80) n
                """);
        run(
                "insert into practice_facet select id, 'PRINCIPLE', v from practice, unnest(array['1', '2', '3']) v where review_note = '{mark}'");
    }

    private void threads() {
        run(
                """
                insert into thread (id, community_id, reach, title, author_id, created_at, last_post_at, post_count)
                select case when n = 1 then '{thread}' else md5('{mark}t' || n)::uuid end, '{community}', 1, 'Busy question ' || n,
                       case when n = 1 then '{member}' else md5('{mark}' || (2 + n % 30))::uuid end, now(), now(), 25
                  from generate_series(1, 40) n
                """);
        run(
                """
                insert into post (id, thread_id, number, author_id, author_role, author_jurisdiction, body, html, created_at)
                select gen_random_uuid(), t.id, n, case when n = 1 then t.author_id else md5('{mark}' || (2 + n % 30))::uuid end,
                       'Role', 'MS', 'Words', '<p>Words</p>', now()
                  from thread t, generate_series(1, 25) n where t.community_id = '{community}'
                """);
    }

    private void newsletters() {
        String columns = "insert into newsletter_issue (id, community_id, reach, month, number, title, opening, status,"
                + " created_by, created_at, changed_at, queued_at, sent_at, html, text)";
        run(columns
                + " select case when n = 1 then '{archived}' else gen_random_uuid() end, '{community}', 1, date '2026-01-01', n,"
                + " 'Busy issue ' || n, 'Letter', 'SENT', '{coordinator}', now(), now(), now(), now(), '<p>x</p>', 'x'"
                + " from generate_series(1, 20) n");
        // A draft of the month that a new one is made for would be asked about first.
        run("delete from newsletter_issue where community_id = '{national}' and status = 'DRAFT'");
        run(columns
                + " select '{issue}', '{national}', 1, date_trunc('month', now() - interval '1 year')::date, 1 + coalesce(max(number), 0),"
                + " 'Busy draft', 'Letter', 'DRAFT', '{coordinator}', now(), now(), null, null, null, null"
                + " from newsletter_issue where community_id = '{national}'");
        run(
                """
                insert into newsletter_item (id, issue_id, position, kind, source_type, source_id, heading, body)
                select case when n = 1 then '{item}' else gen_random_uuid() end, '{issue}', n,
                       (array['SPOTLIGHT', 'WEBINAR', 'THREAD', 'COMMUNITY_NEWS', 'NOTE'])[1 + n % 5],
                       (array['practice', 'webinar', 'thread', 'community', ''])[1 + n % 5],
                       case n % 5 when 0 then md5('{mark}p' || (n + 2))::uuid when 1 then md5('{mark}w' || (n + 2))::uuid
                                  when 2 then md5('{mark}t' || (n + 2))::uuid when 3 then '{community}'::uuid end,
                       'Busy item ' || n, 'Words'
                  from generate_series(1, 30) n
                """);
    }

    private void comingIn() {
        run(
                """
                insert into person (id, email, name, jurisdiction_key, created_at)
                select md5('{mark}i' || n)::uuid, '{mark}i-' || n || '@busy.example', 'Busy Invited ' || n, '{seat}', now()
                  from generate_series(1, 30) n
                """);
        run(
                """
                insert into invitation (id, person_id, name, reach, basis, token_hash, state, created_at, sent_at, mail_key, expires_at,
                                        invited_by)
                select case when n = 1 then '{invitation}' else gen_random_uuid() end, md5('{mark}i' || n)::uuid, 'Busy Invited ' || n, 2,
                       'INVITED', sha256(convert_to('{mark}-token-' || n, 'UTF8')), 'SENT', now(), now(), '{mark}:' || n,
                       now() + interval '20 days', '{coordinator}'
                  from generate_series(1, 30) n
                """);
        run(
                """
                insert into nomination (id, kind, state, nominator_id, jurisdiction_key, email, name, why, created_at)
                select case n when 1 then '{nomination}' when 2 then '{nominationOfMine}' else gen_random_uuid() end, 'COLLEAGUE',
                       'PENDING', '{member}', '{seat}', '{mark}n-' || n || '@busy.example', 'Busy Named ' || n, 'Knows it', now()
                  from generate_series(1, 30) n
                """);
        run("insert into nomination (id, kind, state, nominator_id, jurisdiction_key, email, name, why, created_at)"
                + " values ('{coreRequest}', 'CORE_REQUEST', 'ASKED', '{somebody}', '{seat}', '{mark}n-core@busy.example',"
                + " 'Busy Asking', 'Knows it', now())");
        run(
                "insert into founding_import (id, file_name, sha256, row_count, problem_count, state, uploaded_by, uploaded_at,"
                        + " submission_key) select case when n = 1 then '{founding}' else gen_random_uuid() end, '{mark}.csv', sha256('x'),"
                        + " 40, 0, 'READ', '{coordinator}', now(), gen_random_uuid() from generate_series(1, 15) n");
        run(
                "insert into founding_row select '{founding}', n, '{seat}', 'CORE', '{mark}f-' || n || '@busy.example', 'Founder ' || n,"
                        + " 'Role' from generate_series(2, 41) n");
    }

    private void joining() {
        run(
                "insert into center_liaison (id, jurisdiction_key, person_id, center_key, from_date) select case when n = 2 then"
                        + " '{liaison}' else gen_random_uuid() end, '{seat}', md5('{mark}' || n)::uuid, '{center}', current_date"
                        + " from generate_series(2, 21) n");
        run(
                """
                insert into join_request (id, community_id, person_id, reason, organization_name, organization_kind, facts, status, asked_at)
                select case when n = 1 then '{joinRequest}' else gen_random_uuid() end, '{community}', md5('{mark}i' || n)::uuid, 'To learn',
                       '{mark} asking ' || n, 'DISTRICT', '[]', 'OPEN', now()
                  from generate_series(1, 20) n
                """);
        run("insert into join_request (id, community_id, person_id, reason, status, asked_at)"
                + " values (gen_random_uuid(), '{asked}', '{extended}', 'To learn', 'OPEN', now())");
        run(
                """
                insert into community_invitation (id, community_id, person_id, kind, invited_by, reach, status, sent_at, expires_at,
                                                  organization_name, organization_kind, organization_place, exception)
                select gen_random_uuid(), '{community}', md5('{mark}i' || n)::uuid, 'MEMBER', '{member}', 2, 'SENT', now(),
                       now() + interval '9 days', 'Invited {mark} ' || n, 'DISTRICT', 'MS', 'Known'
                  from generate_series(1, 20) n
                """);
        run("update community_invitation set token_hash = sha256(convert_to('{mark}-link', 'UTF8'))"
                + " where community_id = '{community}' and person_id = md5('{mark}i1')::uuid");
        run(
                "insert into community_invitation (id, community_id, person_id, kind, invited_by, reach, status, sent_at, expires_at,"
                        + " organization_name, organization_kind, organization_place, exception)"
                        + " values ('{communityInvitation}', '{community}', '{extended}', 'MEMBER', '{member}', 2, 'SENT', now(),"
                        + " now() + interval '9 days', 'Invited {mark}', 'DISTRICT', 'MS', 'Known')");
        run(
                """
                insert into offer (id, community_id, target_id, kind, item_id, title, reason, offered_by, offered_at, owner_id,
                                   owner_consent, status)
                select case when n = 3 then '{offer}' else gen_random_uuid() end, '{community}', '{national}', 'practice',
                       md5('{mark}p' || n)::uuid, 'Busy spotlight ' || n, 'Why not', '{member}', now(), '{member}', 'ASKED', 'ASKED'
                  from generate_series(3, 20) n
                """);
        run(
                "insert into offer (id, community_id, target_id, kind, item_id, title, reason, offered_by, offered_at, owner_id,"
                        + " owner_consent, status) values ('{consented}', '{community}', '{national}', 'practice', md5('{mark}p22')::uuid,"
                        + " 'Busy spotlight 22', 'Why not', '{member}', now(), '{member}', 'GIVEN', 'CONSENTED')");
    }

    private void desk() {
        run(
                "insert into erasure_request (id, person_id, asked_at, due_on) select case when n = 1 then '{erasure}'"
                        + " else gen_random_uuid() end, md5('{mark}i' || n)::uuid, now(), current_date + 20 from generate_series(1, 20) n");
        run(
                "insert into account_task (id, person_id, kind, state, next_attempt_at, last_error, created_at) select gen_random_uuid(),"
                        + " md5('{mark}' || (n + 1))::uuid, 'OPEN', 'FAILED', now(), 'Refused {mark}', now() from generate_series(1, 30) n");
        run(
                "insert into roster_task (id, jurisdiction_key, person_id, address, cause, opened_at) select gen_random_uuid(), '{seat}',"
                        + " md5('{mark}i' || n)::uuid, '{mark}@busy.example', 'No such mailbox', now() from generate_series(1, 20) n");
        run("insert into mail_body (id, subject, text, html) values ('{mail}', 'Busy mail', 'Words', '<p>Words</p>')");
        run(
                """
                insert into mail_outbox (id, dedupe_key, kind, body_id, person_id, to_address, message_id, state, next_attempt_at, created_at)
                select case when n = 1 then '{mail}' else gen_random_uuid() end, '{mark}:' || n, 'TEST', '{mail}', '{member}',
                       '{mark}@busy.example', '<{mark}-' || n || '@busy.example>',
                       case when n <= 30 then 'SENT' else 'HELD' end, now(), now()
                  from generate_series(1, 60) n
                """);
        run(
                "insert into audit_entry (id, at, actor_id, act, subject_id, jurisdiction_key, community_id, target, channel)"
                        + " select gen_random_uuid(), now(), '{coordinator}', 'busy.day', md5('{mark}' || (2 + n % 30))::uuid, 'MS',"
                        + " case when n % 2 = 0 then '{community}'::uuid end, 'thing ' || n, 'PAGE' from generate_series(1, 80) n");
    }

    private void own() {
        run("update person set subject = null where email = '{mark}-2@busy.example'");
        run("insert into calendar_feed (person_id, token_hash, created_at, submission_key)"
                + " values ('{member}', sha256(convert_to('{mark}-feed', 'UTF8')), now(), gen_random_uuid())");
        run(
                "insert into api_token (id, person_id, name, token_hash, ending, scopes, created_at, expires_at, submission_key)"
                        + " select case when n = 1 then '{apiToken}' else gen_random_uuid() end, '{member}', 'Program ' || n,"
                        + " sha256(convert_to('{mark}t' || n, 'UTF8')), 'abcd', '{practices:read}', now(), now() + interval '9 days',"
                        + " gen_random_uuid() from generate_series(1, 12) n");
        run(
                "insert into email_change (id, person_id, old_email, new_email, state, requested_at, expires_at, submission_key)"
                        + " values ('{emailChange}', '{member}', 'old@busy.example', '{mark}-new@busy.example', 'OPEN', now(),"
                        + " now() + interval '1 day', gen_random_uuid())");
        run(
                "insert into mail_preference select '{member}', list, true, now() from unnest(array['NEWSLETTER', 'WEBINARS']) list");
    }

    /** A member who has never signed in. */
    Object beginner() {
        return Fixtures.rows("select id from person where email = ?", mark + "-2@busy.example")
                .get(0)[0];
    }

    /** Puts away what other tests would meet: people of the network, open questions, drafts. The rest is private. */
    @Override
    public void close() {
        run(
                "update membership set ended_at = now() where person_id in (select id from person where email like '{mark}%'"
                        + " union select unnest(array['{member}', '{coordinator}', '{extended}']::uuid[]))");
        run("delete from center_liaison where person_id in (select id from person where email like '{mark}%')");
        run("delete from seat_tenure where reason = '{mark}'");
        run("delete from webinar where id = '{ours}'");
        run("delete from offer where community_id = '{community}'");
        run("delete from practice where replaces_id in (select id from practice where review_note = '{mark}')");
        run("delete from practice where review_note = '{mark}'");
        run("delete from newsletter_issue where id = '{issue}' or community_id = '{community}'");
        run("update invitation set state = 'WITHDRAWN', decided_at = now() where mail_key like '{mark}:%'");
        run("update nomination set state = 'DECLINED', decided_at = now() where email like '{mark}n-%'");
        run("delete from founding_import where file_name = '{mark}.csv'");
        run("delete from erasure_request where person_id in (select id from person where email like '{mark}i-%')");
        run("delete from account_task where last_error = 'Refused {mark}'");
        run("delete from roster_task where address = '{mark}@busy.example'");
        run("delete from mail_outbox where body_id = '{mail}'");
        run("update community set listed = false where id in ('{open}', '{asked}')");
        run("delete from email_change where id = '{emailChange}'");
    }

    private void run(String sql) {
        String filled = sql;
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        Fixtures.run(filled);
    }

    private UUID named(String name) {
        UUID id = UUID.randomUUID();
        names.put(name, id.toString());
        return id;
    }
}
