package org.nnssil.directory;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.nnssil.community.Words;
import org.nnssil.discussion.DiscussionService;
import org.nnssil.discussion.PostLine;
import org.nnssil.practice.PracticeItem;
import org.nnssil.practice.PracticeService;
import org.nnssil.security.CurrentMember;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.BaseUrl;
import org.nnssil.web.Times;

/** A person's page: how to reach them as they allow, what they can help with, and what they posted. */
@Path("/people")
@Authenticated
public class PeoplePages {

    /** How many posts stand on a page; whoever wants more searches. */
    private static final int POSTS = 6;

    private final DirectoryService directory;
    private final PracticeService practices;
    private final DiscussionService discussions;
    private final CurrentMember current;
    private final PortraitService portraits;
    private final Times times;
    private final Clock clock;
    private final BaseUrl baseUrl;

    PeoplePages(
            DirectoryService directory,
            PracticeService practices,
            DiscussionService discussions,
            PortraitService portraits,
            CurrentMember current,
            Times times,
            Clock clock,
            @ConfigProperty(name = "network.base-url") BaseUrl baseUrl) {
        this.directory = directory;
        this.practices = practices;
        this.discussions = discussions;
        this.portraits = portraits;
        this.baseUrl = baseUrl;
        this.current = current;
        this.times = times;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "directory")
    static class Templates {
        private Templates() {}

        static native TemplateInstance person(PersonView v, PersonView.Posted posted);
    }

    @GET
    @Path("/{id}")
    public Uni<TemplateInstance> person(@PathParam("id") UUID id) {
        Viewer viewer = current.viewer();
        return directory.person(viewer, id).chain(row -> directory
                .principles()
                .chain(names -> practices.byPerson(viewer, id).chain(spotlights -> discussions
                        .byPerson(viewer, id)
                        .map(posts -> Templates.person(view(viewer, row, names), posted(viewer, spotlights, posts))))));
    }

    /**
     * Asked again each time, and answered without the picture while it is the same: who may no longer see it, does not.
     */
    @GET
    @Path("/{id}/photo")
    public Uni<Response> photo(@PathParam("id") UUID id, @Context Request request) {
        return portraits.of(current.viewer(), id).map(portrait -> {
            EntityTag tag = new EntityTag(portrait.tag());
            Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
            Response.ResponseBuilder answer =
                    unchanged != null ? unchanged : Response.ok(portrait.jpeg()).type("image/jpeg");
            return answer.tag(tag).header("Cache-Control", "private, no-cache").build();
        });
    }

    @GET
    @Path("/{id}/card.vcf")
    public Uni<Response> card(@PathParam("id") UUID id) {
        Viewer viewer = current.viewer();
        return directory
                .person(viewer, id)
                .chain(row -> portrait(viewer, row)
                        .map(portrait -> PersonCard.of(row, portrait, baseUrl + "/people/" + row.id())))
                .map(card -> Response.ok(card.getBytes(StandardCharsets.UTF_8))
                        .type("text/vcard;charset=UTF-8")
                        .header("Content-Disposition", "attachment; filename=\"person.vcf\"")
                        .build());
    }

    private Uni<Optional<Portrait>> portrait(Viewer viewer, PersonRow row) {
        return row.photo().isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : portraits.of(viewer, row.id()).map(Optional::of);
    }

    private PersonView view(Viewer viewer, PersonRow row, Map<String, String> principles) {
        boolean self = row.id().equals(viewer.personId());
        return new PersonView(
                row.id(),
                row.name(),
                row.roleTitle(),
                row.organization(),
                row.jurisdictionKey(),
                row.jurisdiction(),
                seat(row),
                row.zone().isEmpty()
                        ? ""
                        : times.at(clock.instant(), ZoneId.of(row.zone())).local(),
                row.photo().isEmpty() ? "" : "/people/%s/photo?v=%s".formatted(row.id(), row.photo()),
                Initials.of(row.name()),
                row.about(),
                row.expertise(),
                row.principles().stream()
                        .map(number -> principles.getOrDefault(String.valueOf(number), ""))
                        .toList(),
                row.email(),
                row.phone(),
                reaching(row),
                self,
                row.listed(),
                row.shared().stream().map(shared -> shared(viewer, row, shared)).toList());
    }

    /** The newest first, and of a discussion only the newest post. */
    private PersonView.Posted posted(Viewer viewer, List<PracticeItem> spotlights, List<PostLine> posts) {
        Set<String> threads = new HashSet<>();
        return new PersonView.Posted(
                spotlights,
                posts.stream()
                        .filter(post -> threads.add(post.path().split("[?#]")[0]))
                        .limit(POSTS)
                        .map(post -> new PersonView.Post(
                                post.threadTitle(),
                                post.path(),
                                post.number() == 1 ? "asked" : "replied",
                                post.communityName(),
                                post.confidential(),
                                post.createdAt().toString(),
                                times.stamp(post.createdAt(), viewer.zone())))
                        .toList());
    }

    private String seat(PersonRow row) {
        LocalDate since = row.seatSince();
        return since == null ? "" : "Holds the seat of %s since %s".formatted(row.seatOf(), times.calendarDate(since));
    }

    private static String reaching(PersonRow row) {
        if (!row.email().isEmpty()) {
            return "";
        }
        return row.core() || row.emailReach() > Reach.CORE.rank()
                ? "Prefers not to show an e-mail address. Ask in a discussion."
                : "Shown to core members.";
    }

    private PersonView.Shared shared(Viewer viewer, PersonRow row, PersonRow.Shared shared) {
        boolean runs = shared.communityId().equals(Viewer.NATIONAL)
                ? viewer.coordinator()
                : viewer.convenes(shared.communityId());
        return new PersonView.Shared(
                shared.slug(),
                shared.name(),
                Words.standing(shared.reach(), shared.roles()),
                times.calendarDate(LocalDate.ofInstant(shared.from(), viewer.zone())),
                runs ? "/communities/%s/members/%s".formatted(shared.slug(), row.id()) : "");
    }
}
