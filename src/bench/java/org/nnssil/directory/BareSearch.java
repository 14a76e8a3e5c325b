package org.nnssil.directory;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/** The one statement of a search of the directory, for who wants to run it alone. */
public final class BareSearch {

    private BareSearch() {}

    /** A statement of PostgreSQL and its values. */
    public record Asked(String sql, Tuple values) {}

    /**
     * What a core member sends who types these words; see {@link DirectoryRepository#asked}.
     *
     * @param rows how many the page shows
     */
    public static Asked of(UUID person, String q, int rows) {
        DirectoryQuery query = new DirectoryQuery(
                q,
                DirectoryQuery.words(q),
                DirectoryService.named(Map.of("MS", "Mississippi"), q),
                "",
                "",
                null,
                0,
                "",
                Optional.empty());
        Viewer viewer = new Viewer(
                person,
                "reader",
                "Reader",
                "",
                "",
                Viewer.EASTERN,
                false,
                null,
                Map.of(Viewer.NATIONAL, new Viewer.Standing(Reach.CORE, Set.of())));
        DirectoryRepository.Asked asked = DirectoryRepository.asked(viewer, Clock.systemUTC(), query, rows);
        return new Asked(asked.sql(), asked.values());
    }
}
