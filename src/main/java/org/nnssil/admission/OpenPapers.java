package org.nnssil.admission;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.nnssil.community.SeatPapers;

/**
 * What of coming in is open at a seat: wishes to become core that wait for its holder, and whom a predecessor named.
 */
@ApplicationScoped
class OpenPapers implements SeatPapers {

    // Index nomination_asked and nomination_passed.
    @Override
    public String found() {
        return """
            (select jsonb_build_object(
                'waiting', (select count(*) from nomination where state = 'ASKED' and jurisdiction_key = asked.key),
                'named', (select count(*) from nomination where state in ('ASKED', 'PENDING') and passed_at is not null
                             and jurisdiction_key = asked.key)))""";
    }

    @Override
    public List<Paper> papers(String jurisdictionKey, JsonObject found) {
        List<Paper> papers = new ArrayList<>();
        say(
                papers,
                found.getLong("waiting"),
                "request to become core waits for you",
                "requests to become core wait for you");
        say(
                papers,
                found.getLong("named"),
                "colleague named before you came, not decided yet",
                "colleagues named before you came, not decided yet");
        return papers;
    }

    private static void say(List<Paper> papers, long n, String one, String many) {
        if (n > 0) {
            papers.add(new Paper(n + " " + (n == 1 ? one : many), "/nominations"));
        }
    }
}
