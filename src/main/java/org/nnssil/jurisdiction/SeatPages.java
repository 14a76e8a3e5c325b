package org.nnssil.jurisdiction;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;

/** The board of seats. */
@Path("/seats")
@Authenticated
public class SeatPages {

    private final BoardService boards;
    private final CurrentMember current;

    SeatPages(BoardService boards, CurrentMember current) {
        this.boards = boards;
        this.current = current;
    }

    @CheckedTemplate(basePath = "jurisdiction")
    static class Templates {
        private Templates() {}

        static native TemplateInstance board(BoardView v);
    }

    /** What an address asks of the board. */
    public record Asked(
            @RestQuery @Nullable String sort,
            @RestQuery @Nullable String dir,
            @RestQuery @Nullable String show,
            @RestQuery @Nullable String months) {

        BoardWish wish() {
            return BoardWish.of(sort, dir, show, months);
        }
    }

    @GET
    public Uni<TemplateInstance> board(@BeanParam Asked asked) {
        return boards.board(current.viewer(), asked.wish()).map(Templates::board);
    }
}
