package org.nnssil.directory;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;

/** One's own profile photo. */
@Path("/settings/photo")
@Authenticated
public class PortraitPages {

    private static final String PAGE = "/settings/photo";

    private final PortraitService portraits;
    private final CurrentMember current;
    private final Notices notices;
    private final HttpServerRequest request;

    PortraitPages(PortraitService portraits, CurrentMember current, Notices notices, HttpServerRequest request) {
        this.portraits = portraits;
        this.current = current;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "directory")
    static class Templates {
        private Templates() {}

        static native TemplateInstance photo(String src, String initials, Map<String, String> errors);
    }

    @GET
    public Uni<TemplateInstance> photo() {
        return page(Map.of());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Uni<Response> keep(@RestForm("photo") @Nullable FileUpload photo) {
        Viewer viewer = current.viewer();
        if (!viewer.member()) {
            throw new Absent();
        }
        Uni<Portrait> made = photo == null
                ? Uni.createFrom().failure(new Invalid("photo", "Choose a picture."))
                : portraits.make(photo.uploadedFile());
        return made.chain(portrait -> portraits.keep(viewer, portrait))
                .map(done -> notices.seeOther(request, PAGE, "Your photo is kept."))
                .onFailure(Invalid.class)
                .recoverWithUni(refused -> page(refused.errors()).map(page -> Response.status(422)
                        .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                        .entity(page)
                        .build()));
    }

    @POST
    @Path("removal")
    public Uni<Response> remove() {
        return portraits
                .remove(current.viewer())
                .map(done -> notices.seeOther(request, PAGE, "Your photo is removed everywhere."));
    }

    private Uni<TemplateInstance> page(Map<String, String> errors) {
        Viewer viewer = current.viewer();
        return portraits
                .own(viewer)
                .map(tag -> Templates.photo(
                        tag.isEmpty() ? "" : "/people/%s/photo?v=%s".formatted(viewer.id(), tag),
                        Initials.of(viewer.name()),
                        errors));
    }
}
