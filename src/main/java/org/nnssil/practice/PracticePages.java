package org.nnssil.practice;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.practice.FormWords.Occasion;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;
import org.nnssil.web.IfMatch;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;

/** Writing a spotlight: the form, drafts, handing it to the reviewers, changes to it, and taking it back. */
@Path("/practices")
@Authenticated
@Produces(MediaType.TEXT_HTML)
public class PracticePages {

    static final String SUBMIT = "submit";
    private static final String SUBMITTED = "Submitted. The reviewers have been told; you hear from them by mail.";

    private final CurrentMember current;
    private final PracticeService practices;
    private final LibraryService library;
    private final FormWords forms;
    private final BriefWords briefs;
    private final RefusedAct refusals;
    private final Notices notices;
    private final PageContext page;
    private final HttpServerRequest request;

    PracticePages(
            CurrentMember current,
            PracticeService practices,
            LibraryService library,
            FormWords forms,
            BriefWords briefs,
            RefusedAct refusals,
            Notices notices,
            PageContext page,
            HttpServerRequest request) {
        this.current = current;
        this.practices = practices;
        this.library = library;
        this.forms = forms;
        this.briefs = briefs;
        this.refusals = refusals;
        this.notices = notices;
        this.page = page;
        this.request = request;
    }

    @CheckedTemplate(basePath = "practice")
    static class Templates {
        private Templates() {}

        static native TemplateInstance form(FormView view);

        static native TemplateInstance mine(WorkView view);
    }

    @GET
    @Path("new")
    public Uni<TemplateInstance> blank() {
        Viewer viewer = current.viewer();
        if (!viewer.nationalCore()) {
            throw new Absent();
        }
        if (!Shelves.writes(viewer, Viewer.NATIONAL)) {
            throw new Conflict(
                    "A spotlight is posted by a jurisdiction, and you work for none. Ask the network coordinator"
                            + " to post it.");
        }
        return form(PracticeForm.empty(), Occasion.ofNew(ShelfRef.LIBRARY, Map.of()));
    }

    @POST
    public Uni<Response> create(@BeanParam PracticeForm form, @RestForm @Nullable String act) {
        Viewer viewer = current.viewer();
        boolean submit = SUBMIT.equals(act);
        return practices
                .create(viewer, ShelfRef.LIBRARY, form, form.submission(page.submission()), submit)
                .map(done -> saved(notices, request, done, submit))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> refused(422, form, Occasion.ofNew(ShelfRef.LIBRARY, failure.errors())));
    }

    @GET
    @Path("{id}/edit")
    public Uni<TemplateInstance> edit(UUID id) {
        return editable(id).chain(row -> {
            if (!row.working()) {
                throw new Conflict("This text cannot be changed now. Its page says what you can do.");
            }
            return form(
                    PracticeForm.of(row.text(), row.jurisdictionKey()),
                    Occasion.ofEdit(row, row.version(), Map.of(), null));
        });
    }

    @POST
    @Path("{id}")
    public Uni<Response> save(
            UUID id, @BeanParam PracticeForm form, @RestForm @Nullable String version, @RestForm @Nullable String act) {
        boolean submit = SUBMIT.equals(act);
        int seen = version != null && version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : -1;
        return practices
                .edit(current.viewer(), id, IfMatch.version(seen), now -> form, submit)
                .map(done -> saved(notices, request, done, submit))
                .onFailure(Invalid.class)
                .recoverWithUni(
                        failure -> again(422, id, form, row -> Occasion.ofEdit(row, seen, failure.errors(), null)))
                .onFailure(StaleEdit.class)
                .recoverWithUni(failure -> again(
                        409,
                        id,
                        form,
                        row -> Occasion.ofEdit(
                                row,
                                failure.version(),
                                Map.of(),
                                "Somebody else saved this spotlight since you opened it. Below is what you typed; nothing"
                                        + " of it is lost and nothing is saved yet. Compare it with the present text, and"
                                        + " save again to put yours in its place.")))
                .onFailure(Conflict.class)
                .recoverWithUni(failure -> again(
                        409, id, form, row -> Occasion.ofEdit(row, row.version(), Map.of(), failure.getMessage())));
    }

    @POST
    @Path("{id}/submission")
    public Uni<Response> submit(UUID id) {
        return practices
                .submit(current.viewer(), id, IfMatch.ANY)
                .map(done -> notices.seeOther(request, done.path(), SUBMITTED))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> editable(id)
                        .chain(row -> refused(
                                422,
                                PracticeForm.of(row.text(), row.jurisdictionKey()),
                                Occasion.ofEdit(row, row.version(), failure.errors(), null))));
    }

    @POST
    @Path("{id}/changes")
    public Uni<Response> proposeChange(UUID id) {
        return practices
                .proposeChange(current.viewer(), id)
                .map(done -> notices.seeOther(
                        request,
                        done.path() + "/edit",
                        "This is a copy to change. What is published stays as it is until a reviewer agrees."));
    }

    @POST
    @Path("{id}/withdrawal")
    public Uni<Response> withdraw(UUID id, @RestForm @Nullable String reason) {
        return practices
                .withdraw(current.viewer(), id, reason)
                .map(done -> done.discarded()
                        ? notices.seeOther(request, "/practices/mine", "Discarded.")
                        : notices.seeOther(
                                request,
                                done.path(),
                                done.status().equals(PracticeStatus.DRAFT.key())
                                        ? "Taken back. It is a draft again."
                                        : "Withdrawn. Those who cited it find your reason here."))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> refusals.brief(id, failure, reason));
    }

    @GET
    @Path("mine")
    public Uni<TemplateInstance> mine() {
        Viewer viewer = current.viewer();
        return practices.mine(viewer).map(lines -> Templates.mine(briefs.work(lines, viewer)));
    }

    static Response saved(Notices notices, HttpServerRequest request, PracticeService.Done done, boolean submit) {
        return notices.seeOther(
                request, done.path(), submit ? SUBMITTED : "Saved. Read it as others will, then submit it for review.");
    }

    /** One that the viewer works on; others see at most that it is published. */
    private Uni<PracticeRow> editable(UUID id) {
        return practices.get(current.viewer(), id).invoke(row -> {
            if (!row.tended()) {
                throw new Absent();
            }
        });
    }

    private Uni<TemplateInstance> form(PracticeForm form, Occasion occasion) {
        return library.names().map(names -> Templates.form(forms.view(form, names, current.viewer(), occasion)));
    }

    private Uni<Response> again(int status, UUID id, PracticeForm form, Function<PracticeRow, Occasion> occasion) {
        return editable(id).chain(row -> refused(status, form, occasion.apply(row)));
    }

    private Uni<Response> refused(int status, PracticeForm form, Occasion occasion) {
        return form(form, occasion)
                .map(html -> Response.status(status).entity(html).build());
    }
}
