package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nnssil.community.SeatPapers;

/** What of coming in is open at a seat: wishes to become core that wait for its holder, and whom a predecessor named. */
@ApplicationScoped
class OpenPapers implements SeatPapers {

    // Index nomination_asked and nomination_passed.
    private static final String SQL =
            """
            select (select count(*) from nomination where state = 'ASKED' and jurisdiction_key = :key),
                   (select count(*) from nomination where state in ('ASKED', 'PENDING') and passed_at is not null
                       and jurisdiction_key = :key)
            """;

    @Override
    public Uni<List<Paper>> of(String jurisdictionKey, UUID reader) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(SQL, Object[].class)
                        .setParameter("key", jurisdictionKey)
                        .getSingleResult())
                .map(row -> {
                    List<Paper> papers = new ArrayList<>();
                    say(papers, row[0], "request to become core waits for you", "requests to become core wait for you");
                    say(
                            papers,
                            row[1],
                            "colleague named before you came, not decided yet",
                            "colleagues named before you came, not decided yet");
                    return papers;
                });
    }

    private static void say(List<Paper> papers, Object count, String one, String many) {
        long n = ((Number) count).longValue();
        if (n > 0) {
            papers.add(new Paper(n + " " + (n == 1 ? one : many), "/nominations"));
        }
    }
}
