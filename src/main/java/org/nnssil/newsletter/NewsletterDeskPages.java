package org.nnssil.newsletter;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.mail.MailPages;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Choice;
import org.nnssil.web.Conflict;
import org.nnssil.web.IfMatch;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;
import org.nnssil.web.Times;

/**
 * The newsletter desk: drafting, the letter, looking, sending; the items are in {@link NewsletterItemPages}. To anybody
 * but the coordinator it does not exist.
 */
@Path("/newsletters")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class NewsletterDeskPages {

    private static final int MONTHS_BACK = 2;

    private final DraftService drafts;
    private final DeskService desk;
    private final SendingService sending;
    private final Times times;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    NewsletterDeskPages(
            DraftService drafts,
            DeskService desk,
            SendingService sending,
            Times times,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request) {
        this.drafts = drafts;
        this.desk = desk;
        this.sending = sending;
        this.times = times;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "newsletter")
    static class Templates {
        private Templates() {}

        static native TemplateInstance begin(
                List<Choice> months,
                List<Choice> audiences,
                Map<String, String> errors,
                DeskView.@Nullable Twice twice);

        static native TemplateInstance edit(DeskView v);

        static native TemplateInstance letter(
                UUID id,
                LetterForm form,
                String read,
                List<DeskView.Standing> standing,
                List<Choice> audiences,
                Map<String, String> errors);

        static native TemplateInstance sending(SendingView v, @Nullable String problem, Map<String, String> errors);

        static native TemplateInstance deletion(DeskView.Name v);
    }

    @GET
    @Path("new")
    public Uni<TemplateInstance> begin() {
        return drafts.nextMonth(current.viewer())
                .map(next -> begin(next, new DraftForm(next.toString(), Reach.MEMBERS.key()), Map.of(), null));
    }

    private TemplateInstance begin(
            YearMonth next, DraftForm typed, Map<String, String> errors, DeskView.@Nullable Twice twice) {
        YearMonth now = times.thisMonth(Times.EASTERN);
        YearMonth latest = next.isAfter(now) ? next : now.plusMonths(1);
        Map<String, String> months = new LinkedHashMap<>();
        for (YearMonth one = latest; !one.isBefore(now.minusMonths(MONTHS_BACK)); one = one.minusMonths(1)) {
            months.put(one.toString(), times.month(one));
        }
        return Templates.begin(Choice.of(months, typed.month()), audiences(typed.audience()), errors, twice);
    }

    private Uni<Response> beginAgain(
            int status, DraftForm typed, Map<String, String> errors, DeskView.@Nullable Twice twice) {
        return drafts.nextMonth(current.viewer()).map(next -> Response.status(status)
                .entity(begin(next, typed, errors, twice))
                .build());
    }

    private DeskView.Twice twice(AlreadyThere there) {
        String month = times.month(there.order().month());
        Instant queued = there.queuedAt();
        if (queued == null) {
            return new DeskView.Twice(
                    "There is already a draft for " + month + ", issue " + there.number()
                            + ". Open it, or make a second one.",
                    path(there.id()) + "/edit",
                    "Open the draft",
                    there.order().key(),
                    "Make a second draft");
        }
        return new DeskView.Twice(
                month + " was sent as issue " + there.number() + " on "
                        + times.date(queued, current.viewer().zone()) + ". Make another one all the same?",
                path(there.id()),
                "Read issue " + there.number(),
                there.order().key(),
                "Make another issue");
    }

    private static List<Choice> audiences(@Nullable String chosen) {
        List<Choice> choices = new ArrayList<>();
        for (Reach reach : List.of(Reach.MEMBERS, Reach.CORE, Reach.PUBLIC)) {
            String hint =
                    switch (reach) {
                        case PUBLIC -> "Sent to all members; the archive shows it to anyone";
                        case MEMBERS -> "The usual choice";
                        default -> "Extended members neither get it nor find it in the archive";
                    };
            choices.add(new Choice(reach.key(), reach.words(), reach.key().equals(chosen), hint));
        }
        return choices;
    }

    @POST
    @Path("new")
    public Uni<Response> create(
            @RestForm @Nullable String month, @RestForm @Nullable String audience, @RestForm @Nullable String again) {
        DraftForm form = new DraftForm(month, audience);
        return drafts.createFirst(current.viewer(), form, page.submission(), again)
                .map(id -> notices.seeOther(
                        request, path(id) + "/edit", "The draft is made from what happened. Nothing has been sent."))
                .onFailure(Invalid.class)
                .recoverWithUni(invalid -> beginAgain(422, form, errors(invalid), null))
                .onFailure(AlreadyThere.class)
                .recoverWithUni(there -> beginAgain(409, form, Map.of(), twice(there)));
    }

    @GET
    @Path("{id}/edit")
    public Uni<Response> edit(
            @PathParam("id") UUID id,
            @QueryParam("view") @Nullable String view,
            @QueryParam("as") @Nullable String as,
            @QueryParam("moved") @Nullable String moved,
            @QueryParam("set") @Nullable String set) {
        return desk.desk(current.viewer(), id, view, idOf(as), done(moved, set))
                .map(draft -> draft.map(v -> Response.ok(Templates.edit(v)).build())
                        .orElseGet(() -> Notices.seeOther(path(id) + "/sending")));
    }

    @GET
    @Path("{id}/preview.html")
    public Uni<Response> html(
            @PathParam("id") UUID id,
            @QueryParam("as") @Nullable String as,
            @QueryParam("scheme") @Nullable String scheme) {
        return desk.preview(current.viewer(), id, idOf(as))
                .map(copy -> copy.html() == null ? text(copy.text()) : framed(copy.html(), "dark".equals(scheme)));
    }

    // A frame's colour scheme is the reader's own; to look at the other one its rules are made to apply always.
    private static Response framed(String html, boolean dark) {
        String shown = dark ? html.replace("(prefers-color-scheme: dark)", "all") : html;
        return Response.ok(shown)
                .header("Content-Security-Policy", MailPages.FRAMED)
                .build();
    }

    @GET
    @Path("{id}/preview.txt")
    @Produces(MediaType.TEXT_PLAIN)
    public Uni<Response> text(@PathParam("id") UUID id, @QueryParam("as") @Nullable String as) {
        return desk.preview(current.viewer(), id, idOf(as)).map(copy -> text(copy.text()));
    }

    private static Response text(String text) {
        return Response.ok(text).type(MediaType.TEXT_PLAIN + ";charset=UTF-8").build();
    }

    @POST
    @Path("{id}/refresh")
    public Uni<Response> refresh(@PathParam("id") UUID id) {
        return act(
                id,
                drafts.refresh(current.viewer(), id)
                        .map(n -> n == 0
                                ? "Nothing new since the draft was made. The items here are as they were."
                                : (n == 1 ? "1 new item stands at the end." : n + " new items stand at the end.")
                                        + " The others are as they were."));
    }

    @GET
    @Path("{id}/letter")
    public Uni<TemplateInstance> letter(@PathParam("id") UUID id) {
        return desk.letter(current.viewer(), id).map(now -> letter(id, now.form(), now.read(), List.of(), Map.of()));
    }

    private static TemplateInstance letter(
            UUID id,
            LetterForm form,
            @Nullable String read,
            List<DeskView.Standing> standing,
            Map<String, String> errors) {
        return Templates.letter(id, form, read == null ? "" : read, standing, audiences(form.audience()), errors);
    }

    @POST
    @Path("{id}/letter")
    public Uni<Response> write(
            @PathParam("id") UUID id,
            @RestForm @Nullable String title,
            @RestForm @Nullable String opening,
            @RestForm @Nullable String audience,
            @RestForm @Nullable String read) {
        LetterForm form = new LetterForm(title, opening, audience);
        return act(id, drafts.write(current.viewer(), id, form, read).replaceWith("Saved."))
                .onFailure(Invalid.class)
                .recoverWithItem(invalid -> again(letter(id, form, read, List.of(), errors(invalid))))
                .onFailure(StaleIssue.class)
                .recoverWithUni(stale -> desk.letter(current.viewer(), id)
                        .map(now -> stale(letter(id, form, now.read(), standing(now.form()), Map.of()))));
    }

    private static List<DeskView.Standing> standing(LetterForm now) {
        return List.of(
                new DeskView.Standing("Subject", String.valueOf(now.title())),
                new DeskView.Standing("Opening letter", String.valueOf(now.opening())),
                new DeskView.Standing(
                        "Who gets it",
                        Reach.find(String.valueOf(now.audience()))
                                .map(Reach::words)
                                .orElse("")));
    }

    @POST
    @Path("{id}/test")
    public Uni<Response> test(@PathParam("id") UUID id) {
        return act(
                        id,
                        sending.sendTest(current.viewer(), id, page.submission())
                                .replaceWith(desk.testWords(current.viewer().email())))
                .onFailure(Conflict.class)
                .recoverWithItem(conflict ->
                        notices.seeOther(request, path(id) + "/edit", String.valueOf(conflict.getMessage())));
    }

    @GET
    @Path("{id}/sending")
    public Uni<TemplateInstance> sending(@PathParam("id") UUID id) {
        return desk.sending(current.viewer(), id).map(v -> Templates.sending(v, null, Map.of()));
    }

    @POST
    @Path("{id}/sending")
    public Uni<Response> send(
            @PathParam("id") UUID id, @RestForm @Nullable Long recipients, @RestForm @Nullable String version) {
        Viewer viewer = current.viewer();
        int shown = version != null && version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : -1;
        return sending.send(viewer, id, IfMatch.version(shown), recipients)
                .map(sent -> Notices.seeOther(path(id) + "/sending"))
                .onFailure(StaleIssue.class)
                .recoverWithUni(stale -> desk.sending(viewer, id)
                        .map(v -> stale(Templates.sending(
                                v,
                                "The draft changed since you opened this page; read it again. Below is what it holds now."
                                        + " Nothing has been sent.",
                                Map.of()))))
                .onFailure(failure -> failure instanceof Invalid || failure instanceof Conflict)
                .recoverWithUni(failure -> desk.sending(viewer, id)
                        .map(v -> Response.status(failure instanceof Invalid ? 422 : 409)
                                .entity(Templates.sending(v, null, errors(failure)))
                                .build()));
    }

    @GET
    @Path("{id}/deletion")
    public Uni<TemplateInstance> confirmDeletion(@PathParam("id") UUID id) {
        return desk.draft(current.viewer(), id).map(Templates::deletion);
    }

    @POST
    @Path("{id}/deletion")
    public Uni<Response> delete(@PathParam("id") UUID id) {
        return drafts.delete(current.viewer(), id, IfMatch.ANY)
                .map(done -> notices.seeOther(request, "/newsletters", "The draft is deleted. Nothing had been sent."));
    }

    private Uni<Response> act(UUID id, Uni<String> done) {
        return done.map(words -> notices.seeOther(request, path(id) + "/edit", words));
    }

    static Response again(TemplateInstance form) {
        return Response.status(422).entity(form).build();
    }

    static Response stale(TemplateInstance form) {
        return Response.status(409).entity(form).build();
    }

    static Map<String, String> errors(Throwable failure) {
        return failure instanceof Invalid invalid
                ? invalid.errors()
                : Map.of("recipients", String.valueOf(failure.getMessage()));
    }

    private static DeskService.@Nullable Done done(@Nullable String moved, @Nullable String set) {
        UUID item = idOf(moved == null ? set : moved);
        return item == null ? null : new DeskService.Done(item, moved != null);
    }

    private static @Nullable UUID idOf(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException nobody) {
            throw new Absent();
        }
    }

    static String path(UUID id) {
        return "/newsletters/" + id;
    }
}
