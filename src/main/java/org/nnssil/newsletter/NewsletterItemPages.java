package org.nnssil.newsletter;

import static org.nnssil.newsletter.NewsletterDeskPages.again;
import static org.nnssil.newsletter.NewsletterDeskPages.errors;
import static org.nnssil.newsletter.NewsletterDeskPages.path;
import static org.nnssil.newsletter.NewsletterDeskPages.stale;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.CurrentMember;
import org.nnssil.web.Conflict;
import org.nnssil.web.Invalid;
import org.nnssil.web.Notices;
import org.nnssil.web.PageContext;
import org.nnssil.web.Times;

/** The items of a draft: own words, editing, the source's new text, order. For the coordinator, as the rest of the desk. */
@Path("/newsletters/{id}/items")
@Produces(MediaType.TEXT_HTML)
@Authenticated
public class NewsletterItemPages {

    private final DraftService drafts;
    private final DeskService desk;
    private final Times times;
    private final CurrentMember current;
    private final PageContext page;
    private final Notices notices;
    private final HttpServerRequest request;

    NewsletterItemPages(
            DraftService drafts,
            DeskService desk,
            Times times,
            CurrentMember current,
            PageContext page,
            Notices notices,
            HttpServerRequest request) {
        this.drafts = drafts;
        this.desk = desk;
        this.times = times;
        this.current = current;
        this.page = page;
        this.notices = notices;
        this.request = request;
    }

    @CheckedTemplate(basePath = "newsletter")
    static class Templates {
        private Templates() {}

        static native TemplateInstance item(
                UUID id,
                String action,
                boolean fresh,
                ItemForm form,
                @Nullable String read,
                List<DeskView.Standing> standing,
                @Nullable String about,
                Map<String, String> errors);

        static native TemplateInstance renewal(DeskView.Renewal v);
    }

    @GET
    @Path("new")
    public Uni<TemplateInstance> note(@PathParam("id") UUID id) {
        return desk.draft(current.viewer(), id)
                .map(draft -> Templates.item(
                        id, path(id) + "/items/new", true, new ItemForm("", "", ""), null, List.of(), null, Map.of()));
    }

    @POST
    @Path("new")
    public Uni<Response> addNote(
            @PathParam("id") UUID id,
            @RestForm @Nullable String heading,
            @RestForm @Nullable String text,
            @RestForm @Nullable String link) {
        ItemForm form = new ItemForm(heading, text, link);
        return drafts.addNote(current.viewer(), id, form, page.submission())
                .map(item -> notices.seeOther(request, path(id) + "/edit#i-" + item, "Added at the end."))
                .onFailure(Invalid.class)
                .recoverWithItem(invalid -> again(Templates.item(
                        id, path(id) + "/items/new", true, form, null, List.of(), null, errors(invalid))));
    }

    @GET
    @Path("{item}")
    public Uni<TemplateInstance> item(@PathParam("id") UUID id, @PathParam("item") UUID item) {
        return desk.item(current.viewer(), id, item)
                .map(v -> Templates.item(
                        id,
                        itemPath(id, item),
                        false,
                        new ItemForm(v.heading(), v.text(), v.link()),
                        v.read(),
                        List.of(),
                        about(v),
                        Map.of()));
    }

    @POST
    @Path("{item}")
    public Uni<Response> editItem(
            @PathParam("id") UUID id,
            @PathParam("item") UUID item,
            @RestForm @Nullable String heading,
            @RestForm @Nullable String text,
            @RestForm @Nullable String link,
            @RestForm @Nullable String read) {
        ItemForm form = new ItemForm(heading, text, link);
        return backAt(
                        id,
                        item,
                        drafts.editItem(current.viewer(), id, item, form, read).replaceWith("Saved."))
                .onFailure(Invalid.class)
                .recoverWithItem(invalid -> again(
                        Templates.item(id, itemPath(id, item), false, form, read, List.of(), null, errors(invalid))))
                .onFailure(StaleIssue.class)
                .recoverWithUni(stale -> desk.item(current.viewer(), id, item)
                        .map(now -> stale(Templates.item(
                                id,
                                itemPath(id, item),
                                false,
                                form,
                                now.read(),
                                standing(now),
                                about(now),
                                Map.of()))));
    }

    private static List<DeskView.Standing> standing(DeskView.Item now) {
        return List.of(
                new DeskView.Standing("Heading", now.heading()),
                new DeskView.Standing("Text", now.text()),
                new DeskView.Standing("Where the heading leads", now.link()));
    }

    /** Takes the source's new text; where the coordinator wrote in the item, asks first. */
    @POST
    @Path("{item}/renewal")
    public Uni<Response> renew(
            @PathParam("id") UUID id,
            @PathParam("item") UUID item,
            @RestForm @Nullable String words,
            @RestForm @Nullable String read) {
        DraftService.Renewal answer = renewal(words);
        String done = answer == DraftService.Renewal.KEEP
                ? "Your words stay, with the date of the source where it has one."
                : "The item reads as its source does now.";
        return backAt(
                        id,
                        item,
                        drafts.renew(current.viewer(), id, item, answer, read).replaceWith(done))
                .onFailure(EditedItem.class)
                .recoverWithItem(edited -> Response.status(409)
                        .entity(Templates.renewal(renewal(id, item, edited)))
                        .build())
                .onFailure(Conflict.class)
                .recoverWithItem(conflict ->
                        notices.seeOther(request, path(id) + "/edit#i-" + item, String.valueOf(conflict.getMessage())));
    }

    private static DraftService.@Nullable Renewal renewal(@Nullable String words) {
        if ("take".equals(words)) {
            return DraftService.Renewal.TAKE;
        }
        return "keep".equals(words) ? DraftService.Renewal.KEEP : null;
    }

    private DeskView.Renewal renewal(UUID id, UUID item, EditedItem edited) {
        return new DeskView.Renewal(id, item, edited.read(), version(edited.standing()), version(edited.present()));
    }

    private DeskView.Version version(EditedItem.Words words) {
        Instant moment = words.happensAt();
        return new DeskView.Version(
                words.heading(),
                moment == null ? null : times.at(moment, current.viewer().zone()),
                words.body());
    }

    @POST
    @Path("{item}/move")
    public Uni<Response> move(
            @PathParam("id") UUID id, @PathParam("item") UUID item, @RestForm @Nullable String direction) {
        DraftService.Direction way =
                switch (String.valueOf(direction)) {
                    case "up" -> DraftService.Direction.UP;
                    case "top" -> DraftService.Direction.TOP;
                    default -> DraftService.Direction.DOWN;
                };
        return drafts.move(current.viewer(), id, item, way)
                .map(left -> Notices.seeOther(path(id) + "/edit?moved=" + item + "#" + focus(way, left, item)));
    }

    // What the fragment names has the keyboard's focus: the button, or its item where that button is gone.
    private static String focus(DraftService.Direction way, DraftService.Place place, UUID item) {
        return switch (way) {
            case UP -> place.first() ? "i-" + item : "up-" + item;
            case DOWN -> place.last() ? "i-" + item : "down-" + item;
            case TOP -> "i-" + item;
        };
    }

    @POST
    @Path("{item}/inclusion")
    public Uni<Response> include(
            @PathParam("id") UUID id, @PathParam("item") UUID item, @RestForm @Nullable String included) {
        return drafts.include(current.viewer(), id, item, "yes".equals(included))
                .map(done -> Notices.seeOther(path(id) + "/edit?set=" + item + "#set-" + item));
    }

    private Uni<Response> backAt(UUID id, UUID item, Uni<String> done) {
        return done.map(words -> notices.seeOther(request, path(id) + "/edit#i-" + item, words));
    }

    private static String about(DeskView.Item item) {
        return item.own() ? item.kind() : item.kind() + (item.why().isEmpty() ? "" : ", " + item.why());
    }

    private static String itemPath(UUID id, UUID item) {
        return path(id) + "/items/" + item;
    }
}
