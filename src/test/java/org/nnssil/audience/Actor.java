package org.nnssil.audience;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.testing.Fixtures;
import org.nnssil.testing.Fixtures.Somebody;

/**
 * Somebody from whom at least a part of the canary is hidden.
 *
 * @param apiToken what they come with instead of a sign-in; null for a sign-in
 * @param forbidden the words that must not come out to them
 * @param inside whether they belong to the canary's community, where only a part is hidden from them
 */
record Actor(String who, @Nullable Somebody person, @Nullable String apiToken, Set<String> forbidden, boolean inside) {

    static final String COORDINATOR = "coordinator";

    private static final String ASKED = "asked to join it, not decided";
    private static final String INVITED = "invited into it, not answered";
    private static final String FORMER = "former member";
    private static final String LAPSED = "member whose access has lapsed";
    private static final Set<String> HAD_TO_DO_WITH_IT = Set.of(ASKED, INVITED, FORMER, LAPSED);

    /** Everybody who has nothing to do with the canary, not even as a neighbour. */
    static List<Actor> apart() {
        List<Actor> actors = new ArrayList<>();
        actors.add(new Actor("anonymous", null, null, Set.of(), false));
        actors.add(new Actor("outsider signed in", stranger(), null, Set.of(), false));
        actors.add(new Actor("named and not decided on", Pending.nominated(), null, Set.of(), false));
        actors.add(new Actor("extended member", Fixtures.extended("Ed Extended", "OH"), null, Set.of(), false));
        actors.add(new Actor("core member", Fixtures.director("Cora Core", "TN"), null, Set.of(), false));
        actors.add(new Actor("convener elsewhere", elsewhere(), null, Set.of(), false));
        actors.add(new Actor("federal liaison", liaison(), null, Set.of(), false));
        actors.add(new Actor("API token with a narrow scope", null, token(), Set.of(), false));
        return actors;
    }

    /** Who may know that a listed community is there, and nothing of what is behind its door. */
    static List<Actor> atTheDoor(Canary canary) {
        Set<String> inside = Set.of(canary.secret, canary.guarded);
        return List.of(
                new Actor(ASKED, Pending.asking(canary), null, inside, false),
                new Actor(INVITED, Pending.invitedInto(canary), null, inside, false),
                new Actor("core member", Fixtures.director("Cora Core", "TN"), null, inside, false),
                new Actor("extended member", Fixtures.extended("Ed Extended", "OH"), null, inside, false));
    }

    /** Everybody who is anybody, and what of the canary each must not see. */
    static List<Actor> all(Canary canary) {
        Set<String> everything = Set.of(canary.secret, canary.told, canary.guarded);
        List<Actor> actors = new ArrayList<>();
        actors.add(new Actor("anonymous", null, null, everything, false));
        actors.add(new Actor("outsider signed in", stranger(), null, everything, false));
        actors.add(new Actor("outsider with a row", Fixtures.outsider(), null, everything, false));
        actors.add(new Actor("named and not decided on", Pending.nominated(), null, everything, false));
        actors.add(new Actor("invited to the network, not accepted", Pending.invited(), null, everything, false));
        actors.add(new Actor(ASKED, Pending.asking(canary), null, everything, false));
        actors.add(new Actor(INVITED, Pending.invitedInto(canary), null, everything, false));
        actors.add(new Actor("extended member", Fixtures.extended("Ed Extended", "OH"), null, everything, false));
        actors.add(new Actor("core member", Fixtures.director("Cora Core", "TN"), null, everything, false));
        actors.add(new Actor(FORMER, former(canary), null, everything, false));
        actors.add(new Actor(LAPSED, lapsed(canary), null, everything, false));
        actors.add(new Actor("convener of the parent only", inParent(canary), null, everything, false));
        actors.add(new Actor("convener of the parent's parent only", inGrand(canary), null, everything, false));
        actors.add(new Actor("member of a sibling", inSibling(canary), null, everything, false));
        actors.add(new Actor("convener elsewhere", elsewhere(), null, everything, false));
        actors.add(new Actor("federal liaison", liaison(), null, everything, false));
        actors.add(new Actor("API token with a narrow scope", null, token(), everything, false));
        // Runs the network: knows that a community exists, and reviews what is drafted for the national library.
        actors.add(new Actor(COORDINATOR, Fixtures.coordinator(), null, Set.of(canary.secret, canary.guarded), false));
        actors.add(new Actor(
                "core member of the community itself", insideCore(canary), null, Set.of(canary.guarded), true));
        return actors;
    }

    void authorize(HttpRequest.Builder request) {
        String bearer = apiToken != null ? apiToken : person == null ? null : person.token();
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
    }

    @Nullable
    String subject() {
        return person == null ? null : person.subject();
    }

    /** Knew the community's name for a reason of their own. */
    boolean hadToDoWithIt() {
        return HAD_TO_DO_WITH_IT.contains(who);
    }

    boolean coordinates() {
        return who.equals(COORDINATOR);
    }

    /** A token opens the API only; pages see somebody anonymous, who is tried already. */
    boolean asks(String route) {
        return apiToken == null || route.contains(" /api/");
    }

    boolean learns(String text) {
        return forbidden.stream().anyMatch(text::contains);
    }

    private static Somebody stranger() {
        return new Somebody(UUID.randomUUID(), UUID.randomUUID().toString(), "Nobody", "nobody@tests.example");
    }

    private static Somebody former(Canary canary) {
        Somebody former = Fixtures.person("Fay Former", "GU");
        Fixtures.join(former, canary.community, Reach.CONVENERS);
        Fixtures.leave(former);
        return former;
    }

    private static Somebody lapsed(Canary canary) {
        Somebody lapsed = Fixtures.person("Lars Lapsed", "GU");
        Fixtures.join(lapsed, canary.community, Reach.CORE);
        Fixtures.run(
                "update membership set access_until = now() - interval '1 minute' where person_id = ?", lapsed.id());
        return lapsed;
    }

    private static Somebody inParent(Canary canary) {
        Somebody parentOnly = Fixtures.person("Paula Parent", "WY");
        Fixtures.join(parentOnly, canary.parent, Reach.CONVENERS);
        return parentOnly;
    }

    private static Somebody inGrand(Canary canary) {
        Somebody grandOnly = Fixtures.person("Greta Grand", "WY");
        Fixtures.join(grandOnly, canary.grand, Reach.CONVENERS);
        return grandOnly;
    }

    private static Somebody inSibling(Canary canary) {
        Somebody sibling = Fixtures.person("Sid Sibling", "WY");
        Fixtures.join(sibling, Fixtures.community(slug("sibling"), "A sibling", canary.parent), Reach.CONVENERS);
        return sibling;
    }

    private static Somebody elsewhere() {
        Somebody convener = Fixtures.director("Elsa Elsewhere", "MN");
        Fixtures.join(convener, Fixtures.community(slug("elsewhere"), "Elsewhere"), Reach.CONVENERS);
        return convener;
    }

    private static Somebody liaison() {
        Somebody liaison = Fixtures.person("Lew Liaison", null);
        Fixtures.join(liaison, Viewer.NATIONAL, Reach.MEMBERS, "FEDERAL_LIAISON");
        return liaison;
    }

    private static Somebody insideCore(Canary canary) {
        Somebody inside = Fixtures.person("Ian Inside", "MA");
        Fixtures.join(inside, canary.community, Reach.CORE);
        return inside;
    }

    private static String token() {
        Somebody owner = Fixtures.director("Toni Token", "TN");
        String token = ("nnssil_" + UUID.randomUUID() + UUID.randomUUID()).substring(0, 50);
        Fixtures.run(
                "insert into api_token (id, person_id, name, token_hash, ending, scopes, created_at, expires_at,"
                        + " submission_key) values (gen_random_uuid(), ?, 'Narrow', sha256(?), 'abcd',"
                        + " '{practices:read,discussions:read}', now(), now() + interval '1 day', gen_random_uuid())",
                owner.id(),
                token.getBytes(StandardCharsets.UTF_8));
        return token;
    }

    private static String slug(String word) {
        return word + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
