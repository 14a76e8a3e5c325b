package org.nnssil.jurisdiction;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.nnssil.security.CurrentMember;

/** The board of seats for spreadsheets. A class of its own, so that its address is not taken for a jurisdiction's. */
@Path("/seats/board.csv")
@Authenticated
public class BoardTablePages {

    private final BoardService boards;
    private final CurrentMember current;

    BoardTablePages(BoardService boards, CurrentMember current) {
        this.boards = boards;
        this.current = current;
    }

    @GET
    public Uni<Response> table(@BeanParam SeatPages.Asked asked) {
        return boards.table(current.viewer(), asked.wish()).map(table -> Response.ok(table)
                .type("text/csv;charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"seats.csv\"")
                .build());
    }
}
