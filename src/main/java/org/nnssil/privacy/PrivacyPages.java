package org.nnssil.privacy;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.core.Vertx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.shared.PersonalData;
import org.nnssil.web.Notices;
import org.nnssil.web.Times;

/** What is held about oneself: to take along, and to have erased. Also for who is no member any more. */
@Path("/settings/data")
@Authenticated
public class PrivacyPages {

    private static final String PAGE = "/settings/data";

    private final PrivacyService privacy;
    private final CurrentMember current;
    private final Vertx vertx;
    private final Times times;
    private final Notices notices;
    private final HttpServerRequest request;

    PrivacyPages(
            PrivacyService privacy,
            CurrentMember current,
            Vertx vertx,
            Times times,
            Notices notices,
            HttpServerRequest request) {
        this.privacy = privacy;
        this.current = current;
        this.vertx = vertx;
        this.times = times;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "privacy")
    static class Templates {
        private Templates() {}

        static native TemplateInstance data(List<String> titles, String due);

        static native TemplateInstance copy(PersonalCopy c);

        static native TemplateInstance erasure(List<String> staying, List<String> inTheWay);
    }

    @GET
    public Uni<TemplateInstance> data() {
        List<String> titles = privacy.holdings().stream()
                .filter(holding -> !holding.told().isEmpty())
                .map(PersonalData.Holding::title)
                .toList();
        return privacy.mine(current.viewer())
                .map(open -> Templates.data(
                        titles,
                        open.map(asked -> times.calendarDate(asked.dueOn())).orElse("")));
    }

    /** A ZIP with the same twice: JSON, and HTML to read. Made away from the event loop: years of mail are in it. */
    @GET
    @Path("copy.zip")
    public Uni<Response> copy() {
        Viewer viewer = current.viewer();
        return privacy.copy(viewer)
                .chain(copy -> vertx.executeBlocking(
                        () -> copy.zip(Templates.copy(copy).render())))
                .map(zip -> Response.ok(zip)
                        .type("application/zip")
                        .header("Content-Disposition", "attachment; filename=\"about-you.zip\"")
                        .build());
    }

    @GET
    @Path("erasure")
    public Uni<TemplateInstance> erasure() {
        return privacy.inTheWay(current.viewer()).map(words -> Templates.erasure(privacy.staying(), words));
    }

    @POST
    @Path("erasure")
    public Uni<Response> ask() {
        return privacy.ask(current.viewer())
                .map(done -> notices.seeOther(
                        request, PAGE, "Your request is with the coordinator. You get a mail about it."));
    }

    @POST
    @Path("erasure/withdrawal")
    public Uni<Response> withdraw() {
        return privacy.withdraw(current.viewer())
                .map(done -> notices.seeOther(request, PAGE, "Your request is withdrawn; nothing was erased."));
    }
}
