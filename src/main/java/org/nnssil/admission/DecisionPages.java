package org.nnssil.admission;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Absent;
import org.nnssil.web.Choice;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.Refused;

/** Where the links in a coordinator's mail lead: one nomination with one decision chosen. The button decides. */
@Path("/decisions/{token}")
@Authenticated
public class DecisionPages {

    private final DecisionService decisions;
    private final DecisionLinks links;
    private final NominationViews views;
    private final CurrentMember current;
    private final Notices notices;
    private final HttpServerRequest request;

    DecisionPages(
            DecisionService decisions,
            DecisionLinks links,
            NominationViews views,
            CurrentMember current,
            Notices notices,
            HttpServerRequest request) {
        this.decisions = decisions;
        this.links = links;
        this.views = views;
        this.current = current;
        this.notices = notices;
        this.request = request;
    }

    @GET
    public Uni<TemplateInstance> ask(@PathParam("token") String token) {
        DecisionLinks.Link link = link(token);
        return show(link, token, new DecisionForm(link.choice(), "", ""), Map.of());
    }

    @POST
    public Uni<Response> decide(@PathParam("token") String token, @BeanParam DecisionForm form) {
        DecisionLinks.Link link = link(token);
        return decisions
                .decide(current.viewer(), link.nominationId(), form)
                .map(done -> notices.seeOther(
                        request, NominationDeskPages.DESK + link.nominationId(), NominationDeskPages.DECIDED))
                .onFailure(Invalid.class)
                .recoverWithUni(
                        failure -> show(link, token, form, failure.errors()).map(Refused::with));
    }

    private Uni<TemplateInstance> show(
            DecisionLinks.Link link, String token, DecisionForm form, Map<String, String> errors) {
        return views.one(current.viewer(), link.nominationId())
                .map(v -> NominationDeskPages.Templates.decide(
                        v,
                        form,
                        Choice.of(DecisionForm.words(v.coreRequest()), form.decision()),
                        "/decisions/" + token,
                        errors));
    }

    /** A link is for one coordinator; to everybody else it leads nowhere. */
    private DecisionLinks.Link link(String token) {
        if (!current.viewer().coordinator()) {
            throw new Absent();
        }
        DecisionLinks.Link link = links.read(token)
                .filter(read -> read.coordinatorId().equals(current.viewer().personId()))
                .orElseThrow(Absent::new);
        if (link.expired()) {
            throw new Conflict(
                    "This link was good for %d days. Decide at the desk, under nominations. Nothing was changed."
                            .formatted(DecisionLinks.GOOD_FOR.toDays()));
        }
        return link;
    }
}
