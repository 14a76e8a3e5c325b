package org.nnssil.audience;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How to reach every route with the canary's names. A route whose variable names a private thing is tried with that
 * thing; one without variables is tried with every query that could find it.
 */
final class KnownRoutes {

    /** Fields that some form or other asks for: enough that a refusal is about the person and not about the form. */
    static final Map<String, String> FORM = Map.ofEntries(
            Map.entry("title", "Planted"),
            Map.entry("body", "Planted"),
            Map.entry("question", "Planted"),
            Map.entry("reason", "Planted"),
            Map.entry("note", "Planted"),
            Map.entry("name", "Planted"),
            Map.entry("heading", "Planted"),
            Map.entry("version", "0"),
            Map.entry("answer", "accept"),
            Map.entry("decision", "approve"),
            Map.entry("reach", "members"));

    static final Map<String, String> JSON = Map.of(
            "POST /api/v1/communities/{slug}/threads", "{\"title\": \"Planted\", \"body\": \"Planted\"}",
            "POST /api/v1/threads/{id}/posts", "{\"body\": \"Planted\"}",
            "PATCH /api/v1/webinars/{id}", "{\"title\": \"Planted\"}",
            "PATCH /api/v1/practices/{id}", "{\"title\": \"Planted\"}",
            "PATCH /api/v1/newsletters/{id}", "{\"title\": \"Planted\"}");

    /** Where somebody inside must see it; the control of the whole test. */
    static final Set<String> INSIDE = Set.of(
            "GET /webinars",
            "GET /webinars/{id}",
            "GET /api/v1/webinars",
            "GET /api/v1/webinars/{id}",
            "GET /practices",
            "GET /practices/{id}",
            "GET /api/v1/practices",
            "GET /discussions",
            "GET /communities/{slug}/threads",
            "GET /threads/{id}",
            "GET /api/v1/threads/{id}",
            "GET /api/v1/communities/{slug}/threads",
            "GET /communities",
            "GET /communities/{slug}",
            "GET /communities/{slug}/organizations",
            "GET /communities/{slug}/requests",
            "GET /communities/{slug}/requests/{requestId}",
            "GET /communities/{slug}/invitations",
            "GET /communities/{slug}/invitations/{invitationId}/address",
            "GET /api/v1/communities/{slug}/requests",
            "GET /communities/{slug}/offers",
            "GET /communities/{slug}/shelf",
            "GET /offers/{offerId}",
            "GET /offers/new/{kind}/{itemId}",
            "GET /api/v1/communities/{slug}",
            "GET /communities/{slug}/organizations/{organizationId}",
            "GET /api/v1/communities",
            "GET /newsletters",
            "GET /newsletters/{id}");

    /** Variables that are ids, and the number of a post. */
    static final Set<String> IDS = Set.of(
            "id",
            "personId",
            "item",
            "itemId",
            "organizationId",
            "requestId",
            "invitationId",
            "offerId",
            "liaisonId",
            "number");

    /** Variables that name a part of a community. */
    static final Set<String> PARTS = Set.of("personId", "organizationId", "requestId", "invitationId");

    /** Lists that take a search. */
    static final Set<String> SEARCHED = Set.of(
            "GET /webinars",
            "GET /practices",
            "GET /discussions",
            "GET /directory",
            "GET /communities",
            "GET /newsletters",
            "GET /api/v1/webinars",
            "GET /api/v1/practices",
            "GET /api/v1/people");

    /** @param hidden for each variable of the route, the names of private things that it may be given */
    record Probe(Map<String, List<Function<Canary, String>>> hidden) {

        /** A list is asked in every way that could find something; a thing by its name is there or not. */
        List<String> paths(String route, Canary canary) {
            List<String> paths = new ArrayList<>();
            hidden(canary).forEach((variable, value) -> paths.add(path(route, variable, value, canary)));
            if (hidden.isEmpty()) {
                String path = fill(route, Map.of());
                paths.add(path);
                if (route.startsWith("GET ")) {
                    paths.add(path + "?q=" + canary.word + "&community=" + canary.slug + "&month=2026-10");
                    paths.add(path + "?q=" + canary.word + "&jurisdiction=MA&when=upcoming&limit=100");
                }
            }
            return paths;
        }

        /** Variable, made unique by a running number, to value. */
        Map<String, String> hidden(Canary canary) {
            Map<String, String> names = new LinkedHashMap<>();
            hidden.forEach((variable, values) -> {
                for (int i = 0; i < values.size(); i++) {
                    names.put(variable + "#" + i, values.get(i).apply(canary));
                }
            });
            return names;
        }

        /** One variable has this value, any other names what is there. */
        String path(String route, String variable, String value, Canary canary) {
            Map<String, String> given = new LinkedHashMap<>();
            hidden.forEach((other, values) -> given.put(other, values.get(0).apply(canary)));
            given.put(variable.replaceAll("#.*", ""), value);
            String path = fill(route, given);
            return path.replace("{personId}", canary.rosterOnly.id().toString())
                    .replace("{item}", canary.item.toString())
                    .replace("{organizationId}", canary.organization.toString())
                    .replace("{requestId}", canary.request.toString())
                    .replace("{invitationId}", canary.invitation.toString());
        }

        private static String fill(String route, Map<String, String> given) {
            String path = route.substring(route.indexOf(' ') + 1);
            for (Map.Entry<String, String> one : given.entrySet()) {
                path = path.replace("{" + one.getKey() + "}", one.getValue());
            }
            for (Map.Entry<String, String> one : OTHERWISE.entrySet()) {
                path = path.replace("{" + one.getKey() + "}", one.getValue());
            }
            return path;
        }
    }

    /** Values for variables that name nothing private. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "number",
            "1",
            "key",
            "MA",
            "token",
            "no-token",
            "kind",
            "thread",
            "id",
            "00000000-0000-7000-8000-0000000000ab",
            "liaisonId",
            "00000000-0000-7000-8000-0000000000ac");

    /** Every route of the application. A new one is added here, and to {@link #hidden} when its variable is a new kind. */
    private static final String ROUTES =
            """
            GET /
            GET /account/email/objection/{token}
            POST /account/email/objection/{token}
            GET /account/email/{token}
            POST /account/email/{token}
            GET /account/start/{token}
            POST /account/start/{token}
            GET /api/v1/centers/{key}/liaisons
            POST /api/v1/centers/{key}/liaisons
            POST /api/v1/centers/{key}/liaisons/{liaisonId}/end
            GET /api/v1/communities
            GET /api/v1/communities/{slug}/threads
            POST /api/v1/communities/{slug}/threads
            GET /api/v1/invitations
            POST /api/v1/invitations
            GET /api/v1/invitations/{id}
            GET /api/v1/jurisdictions
            GET /api/v1/me
            GET /api/v1/newsletters/{id}
            DELETE /api/v1/newsletters/{id}
            PATCH /api/v1/newsletters/{id}
            GET /api/v1/newsletters/{id}/deliveries
            GET /api/v1/newsletters/{id}/recipients
            POST /api/v1/newsletters
            POST /api/v1/newsletters/{id}/sending
            GET /api/v1/people
            GET /api/v1/people/{id}
            GET /api/v1/nominations
            POST /api/v1/nominations
            GET /api/v1/nominations/{id}
            POST /api/v1/nominations/{id}/decision
            GET /api/v1/practices
            POST /api/v1/practices
            GET /api/v1/practices/{id}
            PATCH /api/v1/practices/{id}
            POST /api/v1/practices/{id}/publication
            POST /api/v1/practices/{id}/submission
            GET /api/v1/threads/{id}
            POST /api/v1/threads/{id}/posts
            GET /api/v1/webinars
            POST /api/v1/webinars
            DELETE /api/v1/webinars/{id}
            GET /api/v1/webinars/{id}
            PATCH /api/v1/webinars/{id}
            GET /api/v1/webinars/{id}/calendar.ics
            DELETE /api/v1/webinars/{id}/registration
            GET /api/v1/webinars/{id}/registration
            POST /api/v1/webinars/{id}/registration
            GET /calendar/{token}.ics
            GET /centers/{key}
            POST /centers/{key}/liaisons
            GET /centers/{key}/liaisons/{liaisonId}
            POST /centers/{key}/liaisons/{liaisonId}/end
            GET /claim/{token}
            POST /claim/{token}
            GET /communities
            POST /communities
            GET /communities/new
            GET /communities/{slug}
            GET /communities/{slug}/audit
            POST /communities/{slug}/charter
            GET /communities/{slug}/charter/edit
            GET /communities/{slug}/charter/history
            GET /communities/{slug}/organizations
            GET /communities/{slug}/organizations/{organizationId}
            GET /communities/{slug}/organizations/{organizationId}/departure
            POST /communities/{slug}/organizations/{organizationId}/departure
            POST /communities/{slug}/organizations/{organizationId}/facts
            POST /communities/{slug}/organizations/{organizationId}/lead
            GET /communities/{slug}/invitations
            POST /communities/{slug}/invitations
            GET /communities/{slug}/invitations/{invitationId}/address
            POST /communities/{slug}/invitations/{invitationId}/address
            POST /communities/{slug}/invitations/{invitationId}/withdrawal
            GET /communities/{slug}/request
            POST /communities/{slug}/request/withdrawal
            GET /communities/{slug}/requests
            POST /communities/{slug}/requests
            GET /communities/{slug}/requests/new
            GET /communities/{slug}/requests/{requestId}
            POST /communities/{slug}/requests/{requestId}/decision
            POST /communities/{slug}/requests/{requestId}/facts
            GET /communities/{slug}/succession
            POST /communities/{slug}/succession
            GET /api/v1/communities/{slug}/requests
            POST /api/v1/communities/{slug}/requests
            DELETE /api/v1/communities/{slug}/requests
            GET /api/v1/communities/{slug}/requests/{requestId}
            POST /api/v1/communities/{slug}/requests/{requestId}/decision
            GET /api/v1/communities/{slug}
            GET /communities/{slug}/offers
            GET /communities/{slug}/shelf
            POST /communities/{slug}/shelf
            GET /communities/{slug}/shelf/new
            GET /offers/new/{kind}/{itemId}
            POST /offers/new/{kind}/{itemId}
            GET /offers/{offerId}
            POST /offers/{offerId}/consent
            POST /offers/{offerId}/release
            POST /offers/{offerId}/withdrawal
            GET /invited/by-link/{token}
            POST /invited/by-link/{token}
            GET /invited/{invitationId}
            POST /invited/{invitationId}
            GET /communities/{slug}/members
            POST /communities/{slug}/members
            GET /communities/{slug}/members/{personId}
            GET /communities/{slug}/members/{personId}/departure
            POST /communities/{slug}/members/{personId}/departure
            POST /communities/{slug}/members/{personId}/standing
            GET /communities/{slug}/threads
            POST /communities/{slug}/threads
            GET /communities/{slug}/threads/new
            GET /core-request
            POST /core-request
            GET /decisions/{token}
            POST /decisions/{token}
            GET /desk
            GET /desk/accounts
            POST /desk/accounts/{id}/attempt
            GET /desk/audit
            GET /desk/audit/entries.csv
            GET /desk/erasures
            GET /desk/erasures/{id}
            POST /desk/erasures/{id}
            GET /desk/access
            GET /desk/access/{id}
            POST /desk/access/{id}/renewal
            GET /desk/founding
            POST /desk/founding
            GET /desk/founding/{id}
            GET /desk/founding/{id}/problems.csv
            POST /desk/founding/{id}/application
            POST /desk/founding/{id}/discarding
            GET /desk/invitations
            POST /desk/invitations
            GET /desk/invitations/new
            GET /desk/invitations/{id}
            POST /desk/invitations/{id}/address
            POST /desk/invitations/{id}/sending
            POST /desk/invitations/{id}/withdrawal
            GET /desk/limits
            POST /desk/limits
            GET /desk/mail
            GET /desk/mail/release
            POST /desk/mail/release
            GET /desk/mail/{id}
            GET /desk/mail/{id}/html
            POST /desk/mail/{id}/release
            GET /desk/nominations
            GET /desk/nominations/{id}
            POST /desk/nominations/{id}/decision
            GET /desk/roster-tasks
            POST /desk/roster-tasks/{id}
            GET /directory
            GET /directory/people.csv
            GET /directory/roster
            GET /discussions
            GET /invitations/{token}
            POST /invitations/{token}/acceptance
            POST /invitations/{token}/refusal
            GET /jurisdictions/{key}
            POST /jurisdictions/{key}/counting
            GET /newsletters
            GET /newsletters/new
            POST /newsletters/new
            GET /newsletters/{id}
            GET /newsletters/{id}/deletion
            POST /newsletters/{id}/deletion
            GET /newsletters/{id}/edit
            POST /newsletters/{id}/items/{item}
            GET /newsletters/{id}/items/{item}
            POST /newsletters/{id}/items/{item}/inclusion
            POST /newsletters/{id}/items/{item}/move
            POST /newsletters/{id}/items/{item}/renewal
            GET /newsletters/{id}/items/new
            POST /newsletters/{id}/items/new
            GET /newsletters/{id}/letter
            POST /newsletters/{id}/letter
            GET /newsletters/{id}/preview.html
            GET /newsletters/{id}/preview.txt
            POST /newsletters/{id}/refresh
            GET /newsletters/{id}/sending
            POST /newsletters/{id}/sending
            POST /newsletters/{id}/test
            GET /nominations
            POST /nominations
            GET /nominations/new
            GET /nominations/{id}
            POST /nominations/{id}/support
            GET /people/{id}
            GET /people/{id}/card.vcf
            GET /people/{id}/departure
            POST /people/{id}/departure
            GET /people/{id}/photo
            GET /practices
            POST /practices
            GET /practices/mine
            GET /practices/new
            GET /practices/review
            GET /practices/{id}
            POST /practices/{id}
            POST /practices/{id}/changes
            GET /practices/{id}/edit
            POST /practices/{id}/publication
            POST /practices/{id}/return
            POST /practices/{id}/submission
            POST /practices/{id}/withdrawal
            GET /seats
            GET /seats/board.csv
            GET /seats/{key}
            GET /seats/{key}/holder
            POST /seats/{key}/holder
            GET /seats/{key}/vacancy
            POST /seats/{key}/vacancy
            GET /settings
            POST /settings
            GET /settings/calendar
            POST /settings/calendar
            GET /settings/calendar/ending
            POST /settings/calendar/ending
            GET /settings/data
            GET /settings/data/copy.zip
            GET /settings/data/erasure
            POST /settings/data/erasure
            POST /settings/data/erasure/withdrawal
            GET /settings/photo
            POST /settings/photo
            POST /settings/photo/removal
            GET /settings/email
            POST /settings/email
            GET /settings/tokens
            POST /settings/tokens
            GET /settings/tokens/{id}/revocation
            POST /settings/tokens/{id}/revocation
            GET /sign-in
            GET /threads/{id}
            POST /threads/{id}/closure
            POST /threads/{id}/closure/undo
            POST /threads/{id}/posts
            POST /threads/{id}/posts/{number}
            GET /threads/{id}/posts/{number}/edit
            GET /unsubscribe/{token}
            POST /unsubscribe/{token}
            POST /unsubscribe/{token}/undo
            GET /webinars
            POST /webinars
            GET /webinars/new
            GET /webinars/programme
            POST /webinars/programme
            GET /webinars/{id}
            POST /webinars/{id}
            GET /webinars/{id}/attendees
            GET /webinars/{id}/attendees.csv
            GET /webinars/{id}/calendar.ics
            GET /webinars/{id}/cancellation
            POST /webinars/{id}/cancellation
            GET /webinars/{id}/edit
            GET /webinars/{id}/programme-file
            POST /webinars/{id}/registration
            GET /webinars/{id}/registration/cancellation
            POST /webinars/{id}/registration/cancellation
            """;

    static final Map<String, Probe> ALL = routes();

    private KnownRoutes() {}

    private static Map<String, Probe> routes() {
        Map<String, Probe> all = new LinkedHashMap<>();
        ROUTES.lines().forEach(route -> all.put(route, new Probe(hidden(route))));
        return all;
    }

    /** The private things that a route's variables may name. */
    private static Map<String, List<Function<Canary, String>>> hidden(String route) {
        String path = route.substring(route.indexOf(' ') + 1).replace("/api/v1", "");
        if (path.startsWith("/webinars/{id}")) {
            return Map.of("id", List.of(canary -> canary.webinar.toString()));
        }
        if (path.startsWith("/practices/{id}")) {
            return Map.of("id", List.of(canary -> canary.practice.toString(), canary -> canary.draft.toString()));
        }
        if (path.startsWith("/threads/{id}")) {
            return Map.of("id", List.of(canary -> canary.thread.toString(), canary -> canary.confidential.toString()));
        }
        if (path.startsWith("/newsletters/{id}")) {
            return Map.of("id", List.of(canary -> canary.issue.toString()));
        }
        if (path.startsWith("/communities/{slug}")) {
            return Map.of("slug", List.of(canary -> canary.slug));
        }
        if (path.startsWith("/invited/{invitationId}")) {
            return Map.of("invitationId", List.of(canary -> canary.invitation.toString()));
        }
        if (path.startsWith("/offers/new/")) {
            return Map.of("itemId", List.of(canary -> canary.thread.toString()));
        }
        if (path.startsWith("/offers/{offerId}")) {
            return Map.of("offerId", List.of(canary -> canary.offer.toString()));
        }
        if (path.startsWith("/people/{id}")) {
            return Map.of("id", List.of(canary -> canary.rosterOnly.id().toString()));
        }
        if (path.startsWith("/settings/tokens/{id}")) {
            return Map.of("id", List.of(canary -> canary.token.toString()));
        }
        if (path.startsWith("/desk/mail/{id}")) {
            return Map.of("id", List.of(canary -> canary.mail.toString(), canary -> canary.letter.toString()));
        }
        return atTheDesk(path.replaceFirst("^/desk", ""));
    }

    private static Map<String, List<Function<Canary, String>>> atTheDesk(String path) {
        if (path.startsWith("/nominations/{id}")) {
            return Map.of("id", List.of(canary -> canary.papers.nomination.toString()));
        }
        if (path.startsWith("/invitations/{id}")) {
            return Map.of("id", List.of(canary -> canary.papers.invitation.toString()));
        }
        if (path.startsWith("/founding/{id}")) {
            return Map.of("id", List.of(canary -> canary.papers.list.toString()));
        }
        if (path.startsWith("/roster-tasks/{id}")) {
            return Map.of("id", List.of(canary -> canary.papers.task.toString()));
        }
        if (path.startsWith("/accounts/{id}")) {
            return Map.of("id", List.of(canary -> canary.account.toString()));
        }
        return Map.of();
    }
}
