package org.nnssil.admission;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.Refused;

/** The coordinator's limits of size. */
@Path("/desk/limits")
@Authenticated
public class LimitPages {

    private final LimitService limits;
    private final CurrentMember current;
    private final Notices notices;
    private final HttpServerRequest request;

    LimitPages(LimitService limits, CurrentMember current, Notices notices, HttpServerRequest request) {
        this.limits = limits;
        this.current = current;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "admission")
    static class Templates {
        private Templates() {}

        static native TemplateInstance limits(LimitForm form, Map<String, String> errors);
    }

    @GET
    public Uni<TemplateInstance> limits() {
        return limits.limits(current.viewer()).map(now -> Templates.limits(LimitForm.of(now), Map.of()));
    }

    @POST
    public Uni<Response> save(@BeanParam LimitForm form) {
        return limits.save(current.viewer(), form)
                .map(done -> notices.seeOther(request, "/desk/limits", "The limits are saved."))
                .onFailure(Invalid.class)
                .recoverWithItem(failure -> Refused.with(Templates.limits(form, failure.errors())));
    }
}
