package org.nnssil.practice;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.nnssil.community.SeatPapers;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;

/** Spotlights of the jurisdiction, and those that wait for whoever holds its seat. */
@ApplicationScoped
class SpotlightPapers implements SeatPapers {

    @Override
    public String found() {
        return "(select jsonb_build_object('published', count(*) filter (where a.status = 'PUBLISHED' and "
                + Audience.sql("a", "asked.reader", "asked.now")
                + "), 'open', count(*) filter (where a.status in ('DRAFT', 'SUBMITTED', 'RETURNED')))"
                + " from practice a where a.jurisdiction_key = asked.key and a.community_id = '" + Viewer.NATIONAL
                + "')";
    }

    @Override
    public List<Paper> papers(String key, JsonObject found) {
        long published = found.getLong("published");
        long open = found.getLong("open");
        List<Paper> papers = new ArrayList<>();
        papers.add(new Paper(
                published == 0
                        ? "The library (no spotlight from here yet)"
                        : published == 1 ? "1 published spotlight" : published + " published spotlights",
                "/practices?jurisdiction=" + key));
        if (open > 0) {
            papers.add(new Paper(
                    open == 1 ? "1 draft or submission in hand" : open + " drafts and submissions in hand",
                    "/practices/mine"));
        }
        return papers;
    }
}
