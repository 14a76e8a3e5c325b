package org.nnssil.audience;

import java.util.UUID;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;

/**
 * A private community inside a private community inside another, with one of everything in it. Every text holds {@link #secret}, which
 * must never come out, and {@link #word}, which a search may ask for. The community's name and a draft for the national
 * library hold {@link #told}: the coordinator knows that a community exists and reviews drafts, nobody else does.
 */
final class Canary {

    final String word = "zebrafinch" + UUID.randomUUID().toString().substring(0, 6);
    final String secret = "Ultramarine" + UUID.randomUUID().toString().substring(0, 8);
    final String told = "Vermilion" + UUID.randomUUID().toString().substring(0, 8);
    /** For the conveners of the community only. */
    final String guarded = "Heliotrope" + UUID.randomUUID().toString().substring(0, 8);

    private final String text = word + " " + secret;
    private final String toldText = word + " " + told;

    final String parentSlug = "outer-" + UUID.randomUUID().toString().substring(0, 8);
    final String slug = "inner-" + UUID.randomUUID().toString().substring(0, 8);
    final boolean listed;
    final UUID grand =
            Fixtures.community("outermost-" + UUID.randomUUID().toString().substring(0, 8), "The outermost circle");
    final UUID parent = Fixtures.community(parentSlug, "An outer circle", grand);
    final UUID community = Fixtures.community(slug, toldText, parent);
    final Somebody insider = Fixtures.person("Ines Insider", "MA");
    final Somebody rosterOnly = Fixtures.person(text, "MA");
    final UUID organization = UUID.randomUUID();
    final UUID request = UUID.randomUUID();
    final UUID invitation = UUID.randomUUID();
    final UUID offer = UUID.randomUUID();
    final UUID webinar = UUID.randomUUID();
    final UUID practice = UUID.randomUUID();
    final UUID draft = UUID.randomUUID();
    final UUID thread = UUID.randomUUID();
    final UUID confidential = UUID.randomUUID();
    final UUID issue = UUID.randomUUID();
    final UUID item = UUID.randomUUID();
    final UUID mail = UUID.randomUUID();
    final UUID letter = UUID.randomUUID();
    final UUID token = UUID.randomUUID();
    final UUID account = UUID.randomUUID();
    final DeskPapers papers;

    /** @param listed whether members of the service may know that the community is there, and what it is for */
    Canary(boolean listed) {
        this.listed = listed;
        Fixtures.join(insider, community, Reach.CONVENERS);
        Fixtures.join(rosterOnly, community, Reach.CORE);
        Fixtures.run(
                "update community set listed = ?, purpose = ?, charter = ? where id = ?",
                listed,
                listed ? toldText : text,
                text,
                community);
        Fixtures.run(
                "update person set role_title = ?, about = ?, expertise = ? where id = ?",
                text,
                text,
                text,
                rosterOnly.id());
        plantOrganization();
        plantJoining();
        plantWebinar();
        plantPractices();
        plantThread(thread, Reach.MEMBERS, text);
        plantThread(confidential, Reach.CONVENERS, word + " " + guarded);
        Fixtures.run("update thread set confidential = true where id = ?", confidential);
        plantOffer();
        plantIssue();
        plantMail();
        plantLetter();
        plantAccount();
        plantAudit();
        papers = new DeskPapers(insider, rosterOnly, toldText);
    }

    private void plantOrganization() {
        Fixtures.run("insert into organization (id, kind, name) values (?, 'DISTRICT', ?)", organization, text);
        Fixtures.run(
                "insert into member_organization (id, community_id, organization_id, from_at) values"
                        + " (gen_random_uuid(), ?, ?, now())",
                community,
                organization);
        Fixtures.run(
                "update membership set organization_id = ? where community_id = ? and person_id = ?",
                organization,
                community,
                rosterOnly.id());
        Fixtures.run("update community set member_unit = 'ORGANIZATION' where id = ?", community);
    }

    private void plantJoining() {
        Fixtures.run(
                "insert into join_request (id, community_id, person_id, reason, organization_name, organization_kind,"
                        + " status, asked_at) values (?, ?, ?, ?, ?, 'DISTRICT', 'OPEN', now())",
                request,
                community,
                Fixtures.person(text, "MA").id(),
                text,
                text);
        Fixtures.run(
                "insert into community_invitation (id, community_id, person_id, kind, invited_by, reach, words, status,"
                        + " sent_at, expires_at) values (?, ?, ?, 'MEMBER', ?, 2, ?, 'SENT', now(), now() + interval '9 days')",
                invitation,
                community,
                insider.id(),
                rosterOnly.id(),
                text);
    }

    private void plantWebinar() {
        Fixtures.run(
                "insert into webinar (id, community_id, reach, title, summary, description, why_it_matters, starts_at, minutes,"
                        + " capacity, join_url, status, created_at, changed_at)"
                        + " values (?, ?, 1, ?, ?, ?, ?, now() + interval '3 days', 60, 10, ?, 'SCHEDULED', now(), now())",
                webinar,
                community,
                text,
                text,
                text,
                text,
                "https://meet.example/" + secret);
        Fixtures.run("insert into webinar_presenter values (?, 0, ?, ?, 'MA')", webinar, text, text);
        Fixtures.run(
                "insert into webinar_registration (id, webinar_id, person_id, status, queued_at, question, changed_at)"
                        + " values (gen_random_uuid(), ?, ?, 'CONFIRMED', now(), ?, now())",
                webinar,
                rosterOnly.id(),
                text);
    }

    private void plantPractices() {
        plantPractice(practice, community, "PUBLISHED", text);
        plantPractice(draft, Viewer.NATIONAL, "DRAFT", toldText);
    }

    private void plantPractice(UUID id, UUID in, String status, String words) {
        Fixtures.run(
                "insert into practice (id, community_id, reach, jurisdiction_key, status, title, summary, situation, what_we_did,"
                        + " what_came, contact, outcome, tier, author_id, created_at, changed_at, published_at)"
                        + " values (?, ?, 1, 'MA', ?, ?, ?, ?, ?, ?, ?, 'WORKED', 'NOT_RATED', ?, now(), now(),"
                        + " case when ? = 'PUBLISHED' then now() end)",
                id,
                in,
                status,
                text,
                text,
                text,
                text,
                text,
                text,
                insider.id(),
                status);
        Fixtures.run("insert into practice_facet values (?, 'PRINCIPLE', '1')", id);
    }

    private void plantThread(UUID id, Reach reach, String words) {
        Fixtures.run(
                "insert into thread (id, community_id, reach, title, author_id, created_at, last_post_at, post_count)"
                        + " values (?, ?, ?, ?, ?, now(), now(), 1)",
                id,
                community,
                reach.rank(),
                words,
                reach == Reach.CONVENERS ? insider.id() : rosterOnly.id());
        Fixtures.run(
                "insert into post (id, thread_id, number, author_id, author_role, author_jurisdiction, body, html, created_at)"
                        + " values (gen_random_uuid(), ?, 1, ?, ?, 'MA', ?, ?, now())",
                id,
                reach == Reach.CONVENERS ? insider.id() : rosterOnly.id(),
                reach == Reach.CONVENERS ? "" : words,
                words,
                "<p>" + words + "</p>");
    }

    private void plantOffer() {
        Fixtures.run(
                "insert into offer (id, community_id, target_id, kind, item_id, title, reason, offered_by, offered_at,"
                        + " owner_id, owner_consent, status) values (?, ?, ?, 'practice', ?, ?, ?, ?, now(), ?, 'ASKED',"
                        + " 'ASKED')",
                offer,
                community,
                Viewer.NATIONAL,
                practice,
                text,
                text,
                rosterOnly.id(),
                insider.id());
    }

    private void plantIssue() {
        Fixtures.run(
                "insert into newsletter_issue (id, community_id, reach, month, number, title, opening, status, created_by,"
                        + " created_at, changed_at, queued_at, sent_at, html, text)"
                        + " values (?, ?, 1, date '2026-10-01', 1, ?, ?, 'SENT', ?, now(), now(), now(), now(), ?, ?)",
                issue,
                community,
                text,
                text,
                insider.id(),
                text,
                text);
        Fixtures.run(
                "insert into newsletter_item (id, issue_id, position, kind, heading, body) values (?, ?, 0, 'NOTE', ?, ?)",
                item,
                issue,
                text,
                text);
    }

    private void plantMail() {
        UUID body = UUID.randomUUID();
        Fixtures.run(
                "insert into mail_body (id, subject, text, html, community_id) values (?, ?, ?, ?, ?)",
                body,
                text,
                text,
                text,
                community);
        Fixtures.run(
                "insert into mail_outbox (id, dedupe_key, kind, body_id, person_id, to_address, message_id, state,"
                        + " next_attempt_at, created_at)"
                        + " values (?, ?, 'REPLY', ?, ?, ?, ?, 'SENT', now(), now())",
                mail,
                "canary:" + mail,
                body,
                rosterOnly.id(),
                rosterOnly.email(),
                "<" + mail + "@tests.example>");
    }

    /** Of the service itself, to somebody who is in this community only: with a link that makes its holder them. */
    private void plantLetter() {
        UUID body = UUID.randomUUID();
        Fixtures.run(
                "insert into mail_body (id, subject, text, html) values (?, 'Your account: choose a password', ?, ?)",
                body,
                "Dear " + text + ",\n\nhttps://network.example/account/start/" + secret.repeat(3) + "\n",
                "<p>Dear " + text + "</p>");
        Fixtures.run(
                "insert into mail_outbox (id, dedupe_key, kind, body_id, person_id, to_address, to_name, message_id, state,"
                        + " next_attempt_at, last_error, created_at)"
                        + " values (?, ?, 'ACCOUNT_START', ?, ?, ?, ?, ?, 'FAILED', now(), ?, now())",
                letter,
                "canary:" + letter,
                body,
                rosterOnly.id(),
                rosterOnly.email(),
                text,
                "<" + letter + "@tests.example>",
                "550 " + secret);
    }

    private void plantAccount() {
        Fixtures.run(
                "insert into account_task (id, person_id, kind, state, next_attempt_at, last_error, created_at)"
                        + " values (?, ?, 'OPEN', 'DONE', now(), ?, now())",
                account,
                rosterOnly.id(),
                secret);
        Fixtures.run(
                "insert into api_token (id, person_id, name, token_hash, ending, scopes, created_at, expires_at, submission_key)"
                        + " values (?, ?, ?, sha256(?), 'abcd', '{everything:write}', now(), now() + interval '9 days',"
                        + " gen_random_uuid())",
                token,
                rosterOnly.id(),
                text,
                token.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private void plantAudit() {
        String entry =
                "insert into audit_entry (id, at, actor_id, act, subject_id, jurisdiction_key, community_id, target,"
                        + " detail, reason, channel, from_address)"
                        + " values (gen_random_uuid(), now(), ?, 'canary.planted', ?, 'MA', ?, ?, ?::jsonb, ?, 'PAGE', ?)";
        String detail = "{\"canary\": \"" + text + "\"}";
        Fixtures.run(entry, insider.id(), rosterOnly.id(), community, text, detail, text, secret);
        Fixtures.run(entry, rosterOnly.id(), rosterOnly.id(), null, text, detail, text, secret);
    }

    /** As if they had registered when they still might; whether there is a row for such a person. */
    boolean registered(Somebody somebody) {
        return Fixtures.run(
                        "insert into webinar_registration (id, webinar_id, person_id, status, queued_at, changed_at)"
                                + " select gen_random_uuid(), ?, p.id, 'WAITING', now(), now() from person p where p.id = ?",
                        webinar,
                        somebody.id())
                == 1;
    }

    /** All that an unwelcome visitor could have changed, as one text. */
    String state() {
        return String.valueOf(Fixtures.rows(
                        """
                        select (select md5(string_agg(w::text, '')) from webinar w where w.community_id = ?),
                               (select md5(string_agg(r::text, '' order by r.id)) from webinar_registration r where r.webinar_id = ?),
                               (select md5(string_agg(p::text, '' order by p.id)) from practice p where p.id in (?, ?)),
                               (select md5(string_agg(t::text, '')) from thread t where t.community_id = ?),
                               (select md5(string_agg(p::text, '' order by p.number)) from post p where p.thread_id = ?),
                               (select md5(string_agg(i::text, '')) from newsletter_issue i where i.community_id = ?),
                               (select md5(string_agg(i::text, '')) from newsletter_item i where i.issue_id = ?),
                               (select md5(string_agg(m::text, '' order by m.id)) from membership m where m.community_id = ?),
                               (select md5(string_agg(c::text, '')) from community c where c.id = ?),
                               (select md5(string_agg(o::text, '' order by o.id)) from member_organization o where o.community_id = ?),
                               (select md5(string_agg(f::text, '' order by f.id)) from organization_fact f where f.community_id = ?),
                               (select md5(string_agg(v::text, '' order by v.number)) from charter_version v where v.community_id = ?),
                               (select md5(string_agg(r::text, '' order by r.id)) from join_request r where r.community_id = ?),
                               (select md5(string_agg(n::text, '' order by n.id)) from community_invitation n where n.community_id = ?),
                               (select md5(string_agg(f::text, '')) from offer f where f.community_id = ?)
                        """,
                        community,
                        webinar,
                        practice,
                        draft,
                        community,
                        thread,
                        community,
                        issue,
                        community,
                        community,
                        community,
                        community,
                        community,
                        community,
                        community,
                        community)
                .stream()
                .map(java.util.Arrays::toString)
                .toList());
    }
}
