package org.nnssil.webinar;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.BaseUrl;
import org.nnssil.shared.Page;
import org.nnssil.web.Absent;
import org.nnssil.web.Invalid;
import org.nnssil.web.Tile;
import org.nnssil.web.TileMap;
import org.nnssil.web.TileMapView;
import org.nnssil.web.Times;

/** Sessions as their viewers see them. What a viewer may not see is never read. */
@ApplicationScoped
public class WebinarService {

    /** An issue of one month also announces what comes until the middle of the month after. */
    private static final Duration ANNOUNCED_AHEAD = Duration.ofDays(45);

    /** Of those registered, on a page. */
    private static final int ATTENDEES_SHOWN = 100;

    private final WebinarReadRepository reads;
    private final WebinarCalendar calendar;
    private final Times times;
    private final Clock clock;
    private final BaseUrl baseUrl;

    WebinarService(
            WebinarReadRepository reads,
            WebinarCalendar calendar,
            Times times,
            Clock clock,
            @ConfigProperty(name = "network.base-url") BaseUrl baseUrl) {
        this.reads = reads;
        this.calendar = calendar;
        this.times = times;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    /** The next session of the viewer that takes place; empty when none is planned. */
    public Uni<Optional<WebinarView>> next(Viewer viewer) {
        return upcoming(viewer, 1).map(found -> found.stream().findFirst());
    }

    /** Sessions that are under way or to come, the first one first; none that were cancelled. */
    public Uni<List<WebinarView>> upcoming(Viewer viewer, int limit) {
        Instant now = clock.instant();
        return reads.upcoming(viewer, now, null, null, limit, false).map(rows -> views(rows, viewer, now));
    }

    /** Coming sessions with those that were cancelled among them, the first one first. */
    Uni<Page<WebinarView>> comingPage(Viewer viewer, @Nullable String community, @Nullable String after, int limit) {
        Instant now = clock.instant();
        return reads.upcoming(viewer, now, slug(community), position(after), limit + 1, true)
                .map(rows -> Page.of(views(rows, viewer, now), limit, WebinarService::cursor));
    }

    /** Sessions that are over, the latest first. */
    Uni<Page<WebinarView>> pastPage(Viewer viewer, @Nullable String community, @Nullable String after, int limit) {
        Instant now = clock.instant();
        return reads.past(viewer, now, slug(community), position(after), limit + 1)
                .map(rows -> Page.of(views(rows, viewer, now), limit, WebinarService::cursor));
    }

    // What no slug can be finds nothing, as one that nobody has.
    private static @Nullable String slug(@Nullable String community) {
        return community == null || community.isEmpty() ? null : community.replace('\0', ' ');
    }

    /** One session, or {@link Absent}. */
    Uni<SessionView> get(Viewer viewer, UUID id) {
        Instant now = clock.instant();
        return reads.find(viewer, now, id)
                .onItem()
                .ifNull()
                .failWith(Absent::new)
                .map(row -> session(row, viewer, now));
    }

    /** One session with the map of who had a seat, once it is over. */
    Uni<SessionView> getForPage(Viewer viewer, UUID id) {
        return get(viewer, id).chain(session -> {
            WebinarView webinar = session.webinar();
            if (!webinar.over() || webinar.cancelled() || !session.insider() || webinar.confirmed() == 0) {
                return Uni.createFrom().item(session);
            }
            return reads.takingPart(viewer, clock.instant(), id).map(rows -> session.withAttendance(map(rows)));
        });
    }

    /** One session that the viewer manages, or {@link Absent}. */
    Uni<SessionView> getManaged(Viewer viewer, UUID id) {
        return get(viewer, id).invoke(session -> {
            if (!session.manages()) {
                throw new Absent();
            }
        });
    }

    Uni<Long> countToTell(UUID id) {
        return reads.countToTell(id, clock.instant());
    }

    /** Everybody who is registered. */
    Uni<List<AttendeeView>> attendees(Viewer viewer, UUID id) {
        return reads.attendees(viewer, clock.instant(), id, null, null)
                .map(rows -> AttendeeView.of(rows, viewer.zone(), times));
    }

    /** @param after the next of the page before; absent where it is none of ours */
    Uni<AttendeesView> attendees(Viewer viewer, SessionView session, @Nullable String after) {
        WebinarView webinar = session.webinar();
        return reads.attendees(
                        viewer, clock.instant(), webinar.id(), AttendeeView.Place.read(after), ATTENDEES_SHOWN + 1L)
                .map(rows -> Page.of(rows, ATTENDEES_SHOWN, AttendeeView.Place::write))
                .map(page -> AttendeesView.of(
                        webinar.path() + "/attendees",
                        after,
                        page,
                        AttendeeView.of(page.items(), viewer.zone(), times)));
    }

    /** The entry to download: with the address to join only for those who may have it. */
    Uni<String> calendar(Viewer viewer, UUID id) {
        return get(viewer, id)
                .map(session -> calendar.publish(new WebinarCalendar.Entry(
                        id,
                        session.webinar().title(),
                        session.webinar().summary(),
                        session.webinar().startsAt(),
                        session.webinar().minutes(),
                        session.webinar().sequence() + session.act(),
                        session.joinUrl(),
                        baseUrl + session.webinar().path(),
                        session.webinar().cancelled(),
                        clock.instant())));
    }

    /**
     * The calendar of one person: the sessions they are registered for and may see at this moment. As always, only
     * those who have a seat read how to join.
     */
    Uni<String> feed(UUID person) {
        return reads.places(person, clock.instant())
                .map(rows -> calendar.feed(rows.stream().map(this::place).toList()));
    }

    private WebinarCalendar.Place place(Row row) {
        UUID id = row.getUUID("id");
        boolean cancelled = row.getString("status").equals(Webinar.Status.CANCELLED.name());
        boolean waiting = row.getString("my_status").equals(Registration.Status.WAITING.name());
        WebinarCalendar.Entry entry = new WebinarCalendar.Entry(
                id,
                row.getString("title"),
                row.getString("summary"),
                row.getOffsetDateTime("starts_at").toInstant(),
                row.getInteger("minutes"),
                row.getInteger("sequence") + row.getInteger("my_act"),
                cancelled || waiting ? "" : row.getString("join_url"),
                baseUrl + "/webinars/" + id,
                cancelled,
                row.getOffsetDateTime("said_at").toInstant());
        return new WebinarCalendar.Place(entry, waiting);
    }

    /** Where the viewer may schedule sessions: slug and name, the National Network first. */
    Uni<List<CommunityChoice>> schedulable(Viewer viewer) {
        List<UUID> ids = viewer.memberships().keySet().stream()
                .filter(community -> SchedulingService.manages(viewer, community))
                .toList();
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return reads.communities(ids).map(rows -> rows.stream()
                .map(row -> new CommunityChoice(row.getString("slug"), row.getString("name")))
                .toList());
    }

    record CommunityChoice(String slug, String name) {}

    /** Number and short name of each principle, in order. */
    Uni<List<String>> principles() {
        return reads.principles()
                .map(rows ->
                        rows.stream().map(row -> row.getString("short_name")).toList());
    }

    /**
     * What an issue may carry of webinars: sessions to come until some weeks after the period, and recordings that were
     * published within it. Only what all readers of the issue may see.
     */
    public Uni<List<WebinarNews>> forIssue(Audience issue, Instant from, Instant to) {
        return reads.news(issue, clock.instant(), to.plus(ANNOUNCED_AHEAD), from, to)
                .map(rows -> rows.stream().map(WebinarService::news).toList());
    }

    /** One session as it is now; null where it is cancelled or gone, or not all readers of the issue may see it. */
    public Uni<@Nullable WebinarNews> forIssue(Audience issue, UUID id) {
        return reads.news(issue, id).map(rows -> rows.isEmpty() ? null : news(rows.get(0)));
    }

    private List<WebinarView> views(List<Row> rows, Viewer viewer, Instant now) {
        return rows.stream().map(row -> view(row, viewer, now)).toList();
    }

    private WebinarView view(Row row, Viewer viewer, Instant now) {
        Instant start = row.getOffsetDateTime("starts_at").toInstant();
        Instant end = start.plus(Duration.ofMinutes(row.getInteger("minutes")));
        UUID id = row.getUUID("id");
        return new WebinarView(
                id,
                "/webinars/" + id,
                row.getString("title"),
                row.getString("summary"),
                start,
                row.getInteger("minutes"),
                times.span(start, end, viewer.zone()),
                times.at(start, viewer.zone()),
                times.day(start, viewer.zone()),
                times.relative(start, viewer.zone()),
                audience(row),
                row.getString("community_name"),
                row.getString("community_slug"),
                row.getUUID("host_id"),
                row.getString("host"),
                row.getInteger("principle"),
                row.getInteger("capacity"),
                row.getInteger("confirmed"),
                row.getInteger("waiting"),
                row.getString("status").equals(Webinar.Status.CANCELLED.name()),
                !now.isBefore(start),
                !now.isBefore(end),
                speakers((JsonArray) row.getValue("presenters")),
                registration(row),
                row.getString("recording_url"),
                row.getInteger("sequence"),
                row.getInteger("version"));
    }

    private SessionView session(Row row, Viewer viewer, Instant now) {
        WebinarView webinar = view(row, viewer, now);
        Audience audience = webinar.audience();
        boolean manages = SchedulingService.manages(viewer, webinar.hostId());
        boolean insider = viewer.reachIn(webinar.hostId()) != Reach.PUBLIC;
        MyRegistration mine = webinar.registration();
        boolean mayJoin = !webinar.cancelled() && (manages || (mine != null && mine.confirmed()));
        Integer act = row.getInteger("my_act");
        return new SessionView(
                webinar,
                RegisterBox.of(viewer, webinar, row.getString("cancel_reason")),
                row.getString("why_it_matters"),
                row.getString("description"),
                row.getString("notes"),
                mayJoin ? row.getString("join_url") : "",
                manages,
                insider,
                webinar.principle() == null ? null : webinar.principle() + " " + row.getString("principle_name"),
                opened(webinar.communityName(), audience.reach()),
                insider ? openings((JsonArray) row.getValue("openings")) : List.of(),
                insider ? questions((JsonArray) row.getValue("questions")) : List.of(),
                act == null ? 0 : act,
                row.getString("programme_key") != null,
                null);
    }

    private static String opened(String community, Reach reach) {
        return community + ", " + reach.words().toLowerCase(java.util.Locale.US);
    }

    private static List<String> openings(@Nullable JsonArray rows) {
        return rows == null
                ? List.of()
                : rows.stream()
                        .map(JsonObject.class::cast)
                        .map(row -> opened(row.getString("n"), Reach.ofRank(row.getInteger("r"))))
                        .toList();
    }

    private static @Nullable MyRegistration registration(Row row) {
        String status = row.getString("my_status");
        if (status == null) {
            return null;
        }
        String question = row.getString("my_question");
        return status.equals(Registration.Status.WAITING.name())
                ? MyRegistration.waiting(row.getInteger("my_position"), question)
                : MyRegistration.confirmed(question);
    }

    private static List<WebinarView.SpeakerView> speakers(@Nullable JsonArray rows) {
        if (rows == null) {
            return List.of();
        }
        return rows.stream()
                .map(JsonObject.class::cast)
                .map(row -> new WebinarView.SpeakerView(
                        row.getString("n"),
                        row.getString("r"),
                        row.getString("j"),
                        as(row.getString("r"), row.getString("jn"))))
                .toList();
    }

    private static String as(String role, @Nullable String jurisdiction) {
        if (jurisdiction == null) {
            return role;
        }
        return role.isEmpty() ? jurisdiction : role + ", " + jurisdiction;
    }

    private static List<String> questions(@Nullable JsonArray rows) {
        return rows == null ? List.of() : rows.stream().map(String.class::cast).toList();
    }

    private static TileMapView map(List<Row> rows) {
        long jurisdictions =
                rows.stream().filter(row -> row.getLong("people") > 0).count();
        List<Tile> tiles = rows.stream()
                .map(row -> {
                    long people = row.getLong("people");
                    String words = people == 0 ? "nobody" : people == 1 ? "1 person" : "%,d people".formatted(people);
                    return new Tile(row.getString("key"), row.getString("name"), people, words, null);
                })
                .toList();
        return TileMap.ofAmounts(
                "People from %d of %d jurisdictions had a seat.".formatted(jurisdictions, rows.size()),
                "Had a seat",
                tiles);
    }

    private static WebinarNews news(Row row) {
        UUID id = row.getUUID("id");
        return new WebinarNews(
                id,
                row.getString("title"),
                row.getString("summary"),
                row.getOffsetDateTime("starts_at").toInstant(),
                row.getString("recording_url"),
                audience(row),
                row.getInteger("sequence"),
                "/webinars/" + id);
    }

    private static Audience audience(Row row) {
        return new Audience(row.getUUID("community_id"), Reach.ofRank(row.getInteger("reach")));
    }

    private static String cursor(WebinarView view) {
        String place = view.startsAt() + " " + view.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.US_ASCII));
    }

    private static WebinarReadRepository.@Nullable After position(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            String place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            int space = place.indexOf(' ');
            Instant start = Instant.parse(place.substring(0, Math.max(0, space)));
            if (start.isBefore(WebinarDraft.EARLIEST) || start.isAfter(WebinarDraft.LATEST)) {
                throw new IllegalArgumentException("No session begins then");
            }
            return new WebinarReadRepository.After(start, UUID.fromString(place.substring(space + 1)));
        } catch (IllegalArgumentException | DateTimeParseException notOurs) {
            throw new Invalid("after", "Use the value of next from the page before.");
        }
    }
}
