package org.nnssil.audience;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.nnssil.testing.Fixtures;

/**
 * Looks for one canary. What it reports is a sentence each: {@link #leaks} where words came out, {@link #tells} where
 * something can be told from nothing. The test and its controls search with this same code.
 */
final class LeakSearch {

    static final String OWN_COPY = "GET /settings/data/copy.zip";

    private static final String ABSENT = "00000000-0000-7000-8000-0000000000aa";

    final List<String> leaks = new ArrayList<>();
    final List<String> tells = new ArrayList<>();

    private final Asker asker;
    private final Canary canary;

    LeakSearch(Asker asker, Canary canary) {
        this.asker = asker;
        this.canary = canary;
    }

    /** Every route, by every one of these; somebody inside only looks. */
    void everywhere(Collection<Actor> actors) {
        actors.forEach(actor -> at(actor, route -> !actor.inside() || route.startsWith("GET ")));
    }

    /** What the actor may not know, at the routes that are meant. */
    void at(Actor actor, Predicate<String> meant) {
        KnownRoutes.ALL.forEach((route, probe) -> {
            if (!meant.test(route) || !actor.asks(route)) {
                return;
            }
            if (actor.inside() || probe.hidden().isEmpty()) {
                probe.paths(route, canary)
                        .forEach(path -> read(actor, route, path, asker.ask(actor, route, path, canary)));
            } else {
                compare(actor, route, probe);
            }
        });
    }

    /** The words of the canary, in whatever form the answer holds them. */
    private void read(Actor actor, String route, String path, Answer answer) {
        String told = answer.everything();
        // Who asked, was invited or was a member has the community's name in their own papers, and nothing more of it.
        if (actor.learns(
                route.equals(OWN_COPY) && actor.hadToDoWithIt() ? told.replace(canary.told, "(its name)") : told)) {
            leaks.add(actor.who() + ": " + route + " at " + path + " tells the secret");
        }
        // What is refused for its form alone tells nothing of who may see what.
        if (answer.status() >= 500 || answer.status() == 411) {
            leaks.add(actor.who() + ": " + route + " at " + path + " breaks with " + answer.status());
        }
    }

    /** An address that names a hidden thing, beside one that names nothing. */
    private void compare(Actor actor, String route, KnownRoutes.Probe probe) {
        for (Map.Entry<String, String> hidden : probe.hidden(canary).entrySet()) {
            String name = hidden.getValue();
            String path = probe.path(route, hidden.getKey(), name, canary);
            Answer forbidden = asker.ask(actor, route, path, canary);
            read(actor, route, path, forbidden);
            if (actor.coordinates() && coordinatorMayKnow(route, name) || canary.listed && isTheDoor(route)) {
                continue;
            }
            String nothing = absentLike(name);
            Answer absent = asker.ask(actor, route, probe.path(route, hidden.getKey(), nothing, canary), canary);
            if (forbidden.hasForm() || !forbidden.plain(name).equals(absent.plain(nothing))) {
                tells.add(actor.who() + ": " + route + " " + forbidden.status() + " beside " + absent.status()
                        + firstDifference(forbidden.plain(name), absent.plain(nothing)));
            }
        }
    }

    /** What belongs to the canary's community, under the address of one that the actor convenes; inside they only look. */
    void under(Actor convener, String slug) {
        KnownRoutes.ALL.forEach((route, probe) -> KnownRoutes.PARTS.stream()
                .filter(part -> route.contains("/communities/{slug}/") && route.contains("{" + part + "}"))
                .filter(part -> !convener.inside() || route.startsWith("GET "))
                .forEach(part -> {
                    String path = probe.path(route, "slug", slug, canary);
                    String id = path.replaceFirst(".*?/([0-9a-f-]{36}).*", "$1");
                    Answer foreign = asker.ask(convener, route, path, canary);
                    read(convener, route, path, foreign);
                    Answer absent = asker.ask(convener, route, path.replace(id, ABSENT), canary);
                    if (!foreign.plain(id).equals(absent.plain(ABSENT))) {
                        tells.add(convener.who() + ": " + route + " " + foreign.status() + " beside " + absent.status()
                                + firstDifference(foreign.plain(id), absent.plain(ABSENT)));
                    }
                }));
    }

    /** Whoever guesses at the form of an id learns as much as whoever guesses at an id: nothing. */
    void malformed(Collection<Actor> actors) {
        KnownRoutes.ALL.forEach((route, probe) -> KnownRoutes.IDS.stream()
                .filter(variable -> route.contains("{" + variable + "}"))
                .forEach(variable -> actors.stream()
                        .filter(actor -> actor.asks(route))
                        .forEach(actor -> {
                            String absent = answered(actor, route, probe.path(route, variable, ABSENT, canary));
                            String malformed = answered(actor, route, probe.path(route, variable, "x", canary));
                            if (!absent.equals(malformed)) {
                                tells.add(actor.who() + ": " + route + " with no " + variable
                                        + firstDifference(absent, malformed));
                            }
                        })));
    }

    private String answered(Actor actor, String route, String path) {
        Answer answer = asker.ask(actor, route, path, canary);
        // The page to return to after signing in.
        String body = Answer.withoutFormTokens(answer.text())
                .replace("?to=" + URLEncoder.encode(path, StandardCharsets.UTF_8), "(path)");
        return answer.status() + "\n" + answer.header("Content-Type") + "\n" + body;
    }

    /** A number, an order, an empty or a full page: whoever looks for the canary's word learns as much as of any other. */
    void byItsWord(Collection<Actor> actors) {
        String nothing = "q".repeat(canary.word.length());
        for (Actor actor : actors) {
            for (String route : KnownRoutes.SEARCHED) {
                if (!actor.asks(route)) {
                    continue;
                }
                Answer forIt = asker.get(actor, route.substring(4) + "?q=" + canary.word);
                Answer forNothing = asker.get(actor, route.substring(4) + "?q=" + nothing);
                if (!forIt.plain(canary.word).equals(forNothing.plain(nothing))) {
                    tells.add(actor.who() + ": " + route + " answers differently");
                }
            }
        }
    }

    /** Mail that carries the secret to an address outside. A calendar's lines are folded. */
    void mail() {
        Fixtures.rows(
                        """
                        select o.kind || ' to ' || o.to_address
                          from mail_outbox o join mail_body b on b.id = o.body_id
                         where concat_ws(' ', b.subject, b.text, b.html, b.calendar,
                                         regexp_replace(b.calendar, E'\\r?\\n[ \\t]', '', 'g'), o.merge::text, o.to_name)
                               ~ (? || '|' || ? || '|' || ?)
                           and o.to_address not in (?, ?)
                        """,
                        canary.secret,
                        canary.told,
                        canary.guarded,
                        canary.insider.email(),
                        canary.rosterOnly.email())
                .forEach(row -> leaks.add("mail: " + row[0]));
    }

    Canary canary() {
        return canary;
    }

    /** Whether anything was reported at this route. */
    boolean reports(String route) {
        Pattern line = Pattern.compile(": " + Pattern.quote(route) + "( |$)");
        return leaks.stream().anyMatch(leak -> line.matcher(leak).find())
                || tells.stream().anyMatch(tell -> line.matcher(tell).find());
    }

    /** The coordinator knows that a community exists, reviews drafts of the national library, keeps the desk, and sees that mail left. */
    private boolean coordinatorMayKnow(String route, String name) {
        return route.equals("GET /communities/{slug}")
                || route.equals("GET /api/v1/communities/{slug}")
                || name.equals(canary.draft.toString())
                || name.equals(canary.mail.toString())
                || name.equals(canary.account.toString())
                || canary.papers.names().contains(name);
    }

    /** Of a listed community everybody may know that it is there, ask to join, and take that back. */
    private static boolean isTheDoor(String route) {
        return route.contains("/communities/{slug}");
    }

    /** As long as what it stands for, so that the lengths of the answers can be compared too. */
    private static String absentLike(String value) {
        return value.length() == 36 ? ABSENT : "no-such-" + "x".repeat(Math.max(1, value.length() - 8));
    }

    static String firstDifference(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return ": …" + around(one, at) + "… beside …" + around(other, at) + "…";
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - 30), Math.min(text.length(), at + 60))
                .replace('\n', ' ');
    }
}
