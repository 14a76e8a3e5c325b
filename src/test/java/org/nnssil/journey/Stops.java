package org.nnssil.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the walk goes: every page of the service, as those who see it differently. {@code {id=session}} stands for a
 * variable of the route and the thing whose name goes there. A number before the names is the status of the answer; with
 * 422 the page's form is sent as it comes, so that it is refused.
 */
final class Stops {

    /** Routes that answer with something else than a page: tables, calendars, cards, the inside of a frame, a redirect. */
    static final Set<String> NO_PAGES = Set.of(
            "/calendar/{token}.ics",
            "/desk/audit/entries.csv",
            "/desk/founding/{id}/problems.csv",
            "/desk/mail/{id}/html",
            "/directory/people.csv",
            "/newsletters/{id}/preview.html",
            "/newsletters/{id}/preview.txt",
            "/people/{id}/card.vcf",
            "/people/{id}/photo",
            "/seats/board.csv",
            "/settings/data/copy.zip",
            "/sign-in",
            "/webinars/{id}/attendees.csv",
            "/webinars/{id}/calendar.ics",
            "/webinars/{id}/programme-file");

    /** Nobody is signed in. */
    static final String NOBODY = "nobody";

    private static final String PAGES =
            """
            coordinator mississippi ohio-specialist springfield newcomer nobody /
            nobody /account/email/{token=proof}
            404 nobody /account/email/{token=nothing}
            nobody /account/email/objection/{token=objection}
            nobody /account/start/{token=start}
            coordinator secc /centers/{key=SECC}
            coordinator /centers/{key=SECC}/liaisons/{liaisonId=liaison}
            404 newcomer /claim/{token=nothing}
            coordinator mississippi massachusetts /communities
            404 newcomer /communities
            mississippi /communities?q=zzz
            coordinator /communities/new
            coordinator mississippi ohio-specialist /communities/{slug=nnssil}
            coordinator massachusetts springfield /communities/{slug=ma-usn}
            404 mississippi /communities/{slug=ma-usn}
            tennessee wyoming mississippi /communities/{slug=long-roads}
            massachusetts /communities/{slug=ma-usn}/audit
            massachusetts /communities/{slug=ma-usn}/charter/edit
            massachusetts /communities/{slug=ma-usn}/charter/history
            massachusetts /communities/{slug=ma-usn}/organizations
            massachusetts /communities/{slug=ma-usn}/organizations/{organizationId=district}
            massachusetts /communities/{slug=ma-usn}/organizations/{organizationId=district}/departure
            massachusetts /communities/{slug=ma-usn}/invitations?q=imelda
            wyoming /communities/{slug=long-roads}/invitations
            massachusetts /communities/{slug=ma-usn}/invitations/{invitationId=handover}/address
            mississippi /communities/{slug=long-roads}/request
            massachusetts /communities/{slug=ma-usn}/requests
            tennessee /communities/{slug=long-roads}/requests/new
            massachusetts /communities/{slug=ma-usn}/requests/{requestId=request}
            massachusetts /communities/{slug=ma-usn}/requests/{requestId=request-declined}
            springfield /communities/{slug=ma-usn}/shelf
            springfield /communities/{slug=ma-usn}/shelf/new
            massachusetts /communities/{slug=ma-usn}/succession
            springfield /communities/{slug=ma-usn}/offers
            massachusetts springfield /offers/{offerId=offer}
            springfield /offers/new/{kind=a-thread}/{itemId=thread-private}
            springfield /invited/{invitationId=handover}
            nobody /invited/by-link/{token=by-link}
            massachusetts springfield /communities/{slug=ma-usn}/members
            coordinator /communities/{slug=nnssil}/members
            massachusetts /communities/{slug=ma-usn}/members/{personId=superintendent}
            coordinator /communities/{slug=nnssil}/members/{personId=tennessee}
            massachusetts springfield /communities/{slug=ma-usn}/members/{personId=superintendent}/departure
            springfield /communities/{slug=ma-usn}/threads
            wyoming /communities/{slug=long-roads}/threads
            springfield mississippi /communities/{slug=home}/threads/new
            ohio-specialist /core-request
            409 mississippi /core-request
            coordinator /decisions/{token=decision}
            coordinator /desk
            coordinator /desk/accounts
            coordinator /desk/accounts?show=failed
            coordinator /desk/audit
            coordinator /desk/erasures
            coordinator /desk/erasures/{id=erasure}
            coordinator /desk/access
            coordinator /desk/access/{id=ohio}
            coordinator /desk/founding
            coordinator /desk/founding/{id=list}
            coordinator /desk/invitations
            coordinator /desk/invitations?state=bounced
            coordinator /desk/invitations/new
            coordinator /desk/invitations/{id=invitation-waiting}
            coordinator /desk/invitations/{id=invitation-declined}
            coordinator /desk/limits
            coordinator /desk/mail
            coordinator /desk/mail?q=zzz
            coordinator /desk/mail/release
            coordinator /desk/mail/{id=mail-confirmation}
            coordinator /desk/mail/{id=mail-invitation}
            coordinator /desk/nominations
            coordinator /desk/nominations/{id=nomination}
            coordinator /desk/nominations/{id=core-request}
            coordinator /desk/nominations/{id=nomination-declined}
            coordinator /desk/roster-tasks
            coordinator mississippi ohio-specialist /directory
            mississippi /directory?q=zzz
            mississippi /directory?jurisdiction=MA
            mississippi /directory/roster
            mississippi springfield /discussions
            mississippi /discussions?show=unanswered
            nobody /invitations/{token=invitation}
            404 nobody /invitations/{token=nothing}
            coordinator mississippi nobody /jurisdictions/{key=MS}
            coordinator /jurisdictions/{key=BIE}
            mississippi /jurisdictions/{key=ND}
            coordinator /newsletters
            coordinator /newsletters/new
            mississippi /newsletters/{id=issue-sent}
            coordinator /newsletters/{id=issue-draft}
            coordinator /newsletters/{id=issue-draft}/deletion
            coordinator /newsletters/{id=issue-draft}/edit
            coordinator /newsletters/{id=issue-draft}/edit?view=narrow
            coordinator /newsletters/{id=issue-draft}/edit?view=text
            coordinator /newsletters/{id=issue-draft}/items/{item=issue-item}
            coordinator /newsletters/{id=issue-draft}/items/new
            coordinator /newsletters/{id=issue-draft}/letter
            coordinator /newsletters/{id=issue-draft}/sending
            coordinator /newsletters/{id=issue-sent}/sending
            mississippi ohio-specialist secc /nominations
            mississippi secc /nominations/new
            mississippi /nominations/{id=nomination}
            mississippi /nominations/{id=nomination-declined}
            ohio-specialist /nominations/{id=core-request}
            mississippi coordinator ohio-specialist /people/{id=mississippi}
            mississippi /people/{id=long-name}
            coordinator mississippi /people/{id=mississippi}/departure
            mississippi ohio-specialist nobody /practices
            mississippi /practices?q=zzz
            mississippi /practices?outcome=WORKED
            wyoming /practices/mine
            tennessee /practices/mine
            mississippi /practices/new
            coordinator /practices/review
            mississippi coordinator ohio-specialist /practices/{id=practice}
            coordinator guam /practices/{id=practice-submitted}
            wyoming /practices/{id=practice-returned}
            wyoming /practices/{id=practice-returned}/edit
            coordinator mississippi /seats
            mississippi /seats?show=vacant
            mississippi /seats/{key=MS}
            coordinator /seats/{key=ND}/holder
            coordinator /seats/{key=MS}/holder
            coordinator /seats/{key=MS}/vacancy
            mississippi springfield /settings
            404 newcomer /settings
            mississippi springfield /settings/calendar
            mississippi /settings/calendar/ending
            404 newcomer /settings/calendar
            springfield /settings/data
            mississippi /settings/data/erasure
            mississippi /settings/photo
            guam /settings/email
            mississippi tennessee /settings/tokens
            mississippi /settings/tokens/{id=token}/revocation
            mississippi /threads/{id=thread}
            mississippi /threads/{id=thread-confidential}
            springfield /threads/{id=thread-private}
            wyoming /threads/{id=own-thread}/posts/{number=one}/edit
            nobody /unsubscribe/{token=unsubscribe}
            coordinator mississippi ohio-specialist nobody /webinars
            coordinator /webinars/new
            coordinator /webinars/programme
            coordinator mississippi guam /webinars/{id=session}
            404 nobody /webinars/{id=session}
            mississippi coordinator /webinars/{id=session-past}
            coordinator /webinars/{id=session}/attendees
            coordinator /webinars/{id=session}/cancellation
            coordinator /webinars/{id=session-past}/edit
            guam /webinars/{id=session}/registration/cancellation
            404 mississippi nobody newcomer /no-such-page
            422 coordinator /communities/new
            422 coordinator /desk/founding
            422 coordinator /desk/invitations/new
            422 coordinator /people/{id=mississippi}/departure
            422 coordinator /seats/{key=MS}/vacancy
            422 coordinator /webinars/new
            422 massachusetts /communities/{slug=ma-usn}/members
            422 massachusetts /communities/{slug=ma-usn}/requests/{requestId=request}
            422 mississippi /nominations/new
            422 mississippi /practices/new
            422 mississippi /settings/photo
            422 mississippi /settings/tokens
            422 springfield /communities/{slug=ma-usn}/threads/new
            422 tennessee /communities/{slug=long-roads}/requests/new
            """;

    /** The name of each thing, asked of the database. */
    static final Map<String, String> THINGS = Map.ofEntries(
            Map.entry("nothing", "select 'no-such-token'"),
            Map.entry("one", "select '1'"),
            Map.entry("a-thread", "select 'thread'"),
            Map.entry(
                    "practice",
                    "select id from practice where status = 'PUBLISHED' and jurisdiction_key = 'MS'"
                            + " order by published_at limit 1"),
            Map.entry("practice-submitted", "select id from practice where status = 'SUBMITTED' limit 1"),
            Map.entry("practice-returned", "select id from practice where status = 'RETURNED' limit 1"),
            Map.entry("offer", "select id from offer limit 1"),
            Map.entry("handover", "select id from community_invitation where status = 'SENT' and kind = 'CONVENER'"),
            Map.entry("liaison", "select id from center_liaison where center_key = 'SECC' and to_date is null limit 1"),
            Map.entry("request", "select id from join_request where status = 'OPEN' and organization_name <> ''"),
            Map.entry("request-declined", "select id from join_request where status = 'DECLINED'"),
            Map.entry("district", "select id from organization where name = 'Lower Falls Public Schools'"),
            Map.entry("superintendent", person("luisa.ortega@springfield.example")),
            Map.entry("mississippi", person("jordan.hale@ms.example")),
            Map.entry("tennessee", person("priya.nair@tn.example")),
            Map.entry("ohio", person("nell.okafor@oh.example")),
            Map.entry("long-name", "select id from person order by length(name) desc limit 1"),
            Map.entry("erasure", "select id from erasure_request limit 1"),
            Map.entry("list", "select id from founding_import order by uploaded_at desc limit 1"),
            Map.entry("invitation-waiting", "select id from invitation where state = 'OPENED' limit 1"),
            Map.entry("invitation-declined", "select id from invitation where state = 'DECLINED' limit 1"),
            Map.entry("mail-confirmation", "select id from mail_outbox where kind = 'WEBINAR_CONFIRMED' limit 1"),
            Map.entry("mail-invitation", "select id from mail_outbox where kind = 'INVITATION' limit 1"),
            Map.entry(
                    "nomination",
                    "select id from nomination where state = 'PENDING' and jurisdiction_key = 'MS' limit 1"),
            Map.entry("nomination-declined", "select id from nomination where state = 'DECLINED' limit 1"),
            Map.entry("core-request", "select id from nomination where kind = 'CORE_REQUEST' limit 1"),
            Map.entry(
                    "issue-sent", "select id from newsletter_issue where status = 'SENT' order by number desc limit 1"),
            Map.entry(
                    "issue-draft",
                    "select id from newsletter_issue where status = 'DRAFT' order by number desc limit 1"),
            Map.entry(
                    "issue-item",
                    "select i.id from newsletter_item i join newsletter_issue d on d.id = i.issue_id"
                            + " and d.status = 'DRAFT' order by d.number desc, i.position limit 1"),
            Map.entry("token", "select id from api_token where revoked_at is null limit 1"),
            Map.entry(
                    "thread",
                    "select id from thread where reach = 1 and not confidential and community_id ="
                            + " '00000000-0000-7000-8000-000000000001' order by post_count desc limit 1"),
            Map.entry(
                    "thread-confidential",
                    "select id from thread where confidential and community_id ="
                            + " '00000000-0000-7000-8000-000000000001' limit 1"),
            Map.entry(
                    "thread-private",
                    "select t.id from thread t join community c on c.id = t.community_id"
                            + " where c.slug = 'ma-usn' and t.reach = 1 and not t.confidential order by post_count desc limit 1"),
            Map.entry(
                    "own-thread",
                    "select thread_id from post where number = 1 and author_id = (" + person("walt.bridger@wy.example")
                            + ") limit 1"),
            Map.entry(
                    "session",
                    "select w.id from webinar w join webinar_registration r on r.webinar_id = w.id and"
                            + " r.status = 'CONFIRMED' where w.starts_at > now() and w.status = 'SCHEDULED' and r.person_id = ("
                            + person("tasi.cruz@gu.example") + ") limit 1"),
            Map.entry("session-past", "select id from webinar where recording_url <> '' limit 1"));

    /** Things whose name differs by who is looking. */
    static final Map<String, Map<String, String>> OF_EACH =
            Map.of("home", Map.of("springfield", "ma-usn", "mississippi", "nnssil"));

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]+)=([^}]+)}");

    private Stops() {}

    /**
     * @param status of the answer; 422: the page's form is sent as it comes
     * @param address as in the list above
     */
    record Stop(int status, String who, String address) {

        String route() {
            String path = address.contains("?") ? address.substring(0, address.indexOf('?')) : address;
            return VARIABLE.matcher(path).replaceAll("{$1}");
        }

        /** @param names of things that the walk has found out */
        String path(Map<String, String> names) {
            return VARIABLE.matcher(address).replaceAll(variable -> {
                String thing = variable.group(2);
                String own = OF_EACH.getOrDefault(thing, Map.of()).get(who);
                return Matcher.quoteReplacement(own != null ? own : names.getOrDefault(thing, thing));
            });
        }

        /** For the file of its picture. */
        String name() {
            return (who + address + (status == 200 ? "" : " " + status))
                    .replaceAll("[^A-Za-z0-9]+", "-")
                    .replaceAll("-+$", "");
        }
    }

    static List<Stop> all() {
        List<Stop> stops = new ArrayList<>();
        PAGES.lines().forEach(line -> {
            String[] words = line.split(" ");
            String address = words[words.length - 1];
            boolean other = Character.isDigit(words[0].charAt(0));
            int status = other ? Integer.parseInt(words[0]) : 200;
            Arrays.stream(words, other ? 1 : 0, words.length - 1)
                    .forEach(who -> stops.add(new Stop(status, who, address)));
        });
        return stops;
    }

    static SortedSet<String> routes() {
        SortedSet<String> routes = new TreeSet<>(NO_PAGES);
        all().forEach(stop -> routes.add(stop.route()));
        return routes;
    }

    private static String person(String email) {
        return "select id from person where email = '" + email + "'";
    }
}
