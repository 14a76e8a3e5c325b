package org.nnssil.discussion;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.community.SeatPapers;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;

/** How much a jurisdiction has said in the discussions of the network. */
@ApplicationScoped
class PostPapers implements SeatPapers {

    @Override
    public String found() {
        return "(select jsonb_build_object('posts', count(*)) from post p join thread a on a.id = p.thread_id"
                + " where p.author_jurisdiction = asked.key and a.community_id = '" + Viewer.NATIONAL + "' and "
                + Audience.sql("a", "asked.reader", "asked.now") + ")";
    }

    @Override
    public List<Paper> papers(String jurisdictionKey, JsonObject found) {
        long posts = found.getLong("posts");
        return List.of(new Paper(
                posts == 0
                        ? "The network's discussions (no post from here yet)"
                        : posts == 1
                                ? "1 post in the network's discussions"
                                : posts + " posts in the network's discussions",
                "/discussions"));
    }
}
