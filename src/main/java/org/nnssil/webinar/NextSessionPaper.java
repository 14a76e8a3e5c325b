package org.nnssil.webinar;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import org.nnssil.community.SeatPapers;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;
import org.nnssil.web.Times;

/** The next session of the network. */
@ApplicationScoped
class NextSessionPaper implements SeatPapers {

    private final Times times;

    NextSessionPaper(Times times) {
        this.times = times;
    }

    @Override
    public String found() {
        return "(select jsonb_build_object('id', a.id, 'title', a.title, 'starts', a.starts_at) from webinar a"
                + " where a.community_id = '" + Viewer.NATIONAL + "' and a.status = 'SCHEDULED'"
                + " and a.starts_at > asked.now and " + Audience.sql("a", "asked.reader", "asked.now")
                + " order by a.starts_at, a.id limit 1)";
    }

    @Override
    public List<Paper> papers(String jurisdictionKey, JsonObject found) {
        OffsetDateTime starts = OffsetDateTime.parse(found.getString("starts"));
        return List.of(new Paper(
                "Next session: %s, %s ET"
                        .formatted(found.getString("title"), times.stamp(starts.toInstant(), Viewer.EASTERN)),
                "/webinars/" + found.getString("id")));
    }
}
