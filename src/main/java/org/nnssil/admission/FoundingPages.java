package org.nnssil.admission;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Viewer;
import org.nnssil.web.Csv;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;
import org.nnssil.web.Refused;

/** The founding list: a file is read, looked at, and applied. For the coordinator. */
@Path("/desk/founding")
@Authenticated
public class FoundingPages {

    private static final int LONGEST_NAME = 120;
    private static final int MOST_PAGES = 10_000;
    private static final List<String> PROBLEM_COLUMNS = List.of("Row", "Column", "What is wrong");

    private final FoundingService lists;
    private final FoundingViews views;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    FoundingPages(
            FoundingService lists,
            FoundingViews views,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request) {
        this.lists = lists;
        this.views = views;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "admission")
    static class Templates {
        private Templates() {}

        static native TemplateInstance founding(List<FoundingListView> lists, Map<String, String> errors);

        static native TemplateInstance comparison(FoundingView v);
    }

    @GET
    public Uni<TemplateInstance> lists() {
        return show(Map.of());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Uni<Response> read(@RestForm("list") @Nullable FileUpload list) {
        Viewer viewer = current.viewer();
        UUID submission = page.submission();
        Uni<UUID> read =
                list == null || list.fileName() == null || list.fileName().isEmpty()
                        ? lists.latest(viewer)
                                .chain(known -> Uni.createFrom().failure(new Invalid("list", "Choose a file.")))
                        : lists.read(viewer, name(list.fileName()), list.uploadedFile(), submission);
        return read.map(id -> Notices.seeOther("/desk/founding/" + id))
                .onFailure(Invalid.class)
                .recoverWithUni(failure -> show(failure.errors()).map(Refused::with));
    }

    @GET
    @Path("/{id}")
    public Uni<TemplateInstance> compare(
            @PathParam("id") UUID id,
            @RestQuery @DefaultValue("1") int problems,
            @RestQuery @DefaultValue("1") int changes) {
        int problemPage = page(problems);
        int changePage = page(changes);
        return lists.compare(current.viewer(), id, problemPage, changePage)
                .map(comparison -> Templates.comparison(views.view(comparison, problemPage, changePage)));
    }

    /** What is to be corrected, to work through beside the file. */
    @GET
    @Path("/{id}/problems.csv")
    @Produces("text/csv;charset=UTF-8")
    public RestMulti<byte[]> problems(@PathParam("id") UUID id) {
        return RestMulti.fromUniResponse(
                lists.problems(current.viewer(), id),
                parts -> Multi.createBy()
                        .concatenating()
                        .streams(
                                Multi.createFrom().item(Csv.BYTE_ORDER_MARK + Csv.line(PROBLEM_COLUMNS)),
                                parts.map(FoundingPages::lines))
                        .map(part -> part.getBytes(StandardCharsets.UTF_8)),
                parts -> Map.of(
                        "Content-Type",
                        List.of("text/csv;charset=UTF-8"),
                        "Content-Disposition",
                        List.of("attachment; filename=\"problems.csv\"")));
    }

    @POST
    @Path("/{id}/application")
    public Uni<Response> apply(@PathParam("id") UUID id) {
        return lists.apply(current.viewer(), id).map(done -> Notices.seeOther("/desk/founding/" + id));
    }

    @POST
    @Path("/{id}/discarding")
    public Uni<Response> discard(@PathParam("id") UUID id) {
        return lists.discard(current.viewer(), id)
                .map(done ->
                        notices.seeOther(request, "/desk/founding", "The list is discarded; nothing was changed."));
    }

    private static String lines(List<FoundingProblem> problems) {
        return problems.stream()
                .map(problem -> Csv.line(List.of(String.valueOf(problem.number()), problem.column(), problem.words())))
                .collect(Collectors.joining());
    }

    private static int page(int wanted) {
        return Math.min(Math.max(wanted, 1), MOST_PAGES);
    }

    private Uni<TemplateInstance> show(Map<String, String> errors) {
        return lists.latest(current.viewer())
                .map(latest ->
                        Templates.founding(latest.stream().map(views::line).toList(), errors));
    }

    /** The name of the file without folders, for recognising it. */
    private static String name(String sent) {
        String name = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}|\\p{Cs}", "");
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
