package org.nnssil.webinar;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.HexFormat;
import java.util.UUID;
import org.nnssil.account.CalendarFeedService;
import org.nnssil.security.LinkToken;

/**
 * One's own sessions for calendar programs, which cannot sign in: whoever knows the address reads them. Nothing of it
 * is remembered here; who the owner is and what they may see is asked of the database on each request, so an address
 * that was replaced or ended, and one of somebody who has left, answers to the byte as one that never was.
 */
@Path("/calendar")
public class CalendarFeedResource {

    private final CalendarFeedService feeds;
    private final WebinarService webinars;

    CalendarFeedResource(CalendarFeedService feeds, WebinarService webinars) {
        this.feeds = feeds;
        this.webinars = webinars;
    }

    @GET
    @Path("{token}.ics")
    public Uni<Response> read(@PathParam("token") String token, @Context Request request) {
        return feeds.owner(token)
                .chain(owner -> owner.isPresent()
                        ? calendar(owner.get(), request)
                        : Uni.createFrom().item(nothing()));
    }

    private Uni<Response> calendar(UUID person, Request request) {
        return webinars.feed(person).map(text -> {
            // Weak: on the way it may be compressed.
            EntityTag tag =
                    new EntityTag(HexFormat.of().formatHex(LinkToken.of(text).hash(), 0, 16), true);
            Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
            Response.ResponseBuilder answer =
                    unchanged != null ? unchanged : Response.ok(text).type("text/calendar;charset=UTF-8");
            return answer.tag(tag).header("Cache-Control", "private, no-cache").build();
        });
    }

    // Not the page with the way to sign in, which repeats the address: a program reads this.
    private static Response nothing() {
        return Response.status(Response.Status.NOT_FOUND)
                .type("text/plain;charset=UTF-8")
                .entity("There is nothing here.\n")
                .build();
    }
}
