package org.nnssil.admission;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Check;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;
import org.nnssil.web.Refused;

/** An extended member asks to become core. */
@Path("/core-request")
@Authenticated
public class CoreRequestPages {

    private final NominationService nominations;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    CoreRequestPages(
            NominationService nominations,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request) {
        this.nominations = nominations;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "admission")
    static class Templates {
        private Templates() {}

        static native TemplateInstance coreRequest(String why, Map<String, String> errors);
    }

    @GET
    public TemplateInstance form() {
        NominationService.mustBeExtended(current.viewer());
        return Templates.coreRequest("", Map.of());
    }

    @POST
    public Uni<Response> ask(@RestForm @Nullable String why) {
        NominationService.mustBeExtended(current.viewer());
        return Uni.createFrom()
                .item(() -> checked(why))
                .chain(words -> nominations.askForCore(current.viewer(), words, page.submission()))
                .map(id -> notices.seeOther(
                        request, "/nominations/" + id, "Asked. You are told by mail what comes of it."))
                .onFailure(Invalid.class)
                .recoverWithItem(
                        failure -> Refused.with(Templates.coreRequest(why == null ? "" : why, failure.errors())));
    }

    private static String checked(@Nullable String why) {
        Check check = new Check();
        String words = check.text("why", why, NominationForm.LONGEST_WHY);
        check.done();
        return words;
    }
}
