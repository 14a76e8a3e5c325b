package org.nnssil.jurisdiction;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Times;
import org.nnssil.web.ZoneWords;

/** Jurisdictions, their centers and seats. Names of holders go to members of the National Network only. */
@ApplicationScoped
public class JurisdictionService {

    private static final Pattern KEY = Pattern.compile("[A-Z]{2,8}");

    private final JurisdictionRepository jurisdictions;
    private final LiaisonRepository liaisons;
    private final Times times;
    private final Clock clock;
    private volatile Map<String, String> names = Map.of();
    private volatile Map<String, String> centers = Map.of();
    private volatile Map<String, String> principles = Map.of();

    JurisdictionService(JurisdictionRepository jurisdictions, LiaisonRepository liaisons, Times times, Clock clock) {
        this.jurisdictions = jurisdictions;
        this.liaisons = liaisons;
        this.times = times;
        this.clock = clock;
    }

    /** Key to name in the order of names, such as MS to Mississippi. Reference data: read once. */
    public Uni<Map<String, String>> names() {
        return names.isEmpty()
                ? jurisdictions.names().invoke(found -> names = found)
                : Uni.createFrom().item(names);
    }

    /** Key to name of the comprehensive centers, regional ones first. Reference data: read once. */
    public Uni<Map<String, String>> centers() {
        return centers.isEmpty()
                ? jurisdictions.centers().invoke(found -> centers = found)
                : Uni.createFrom().item(centers);
    }

    /** "3" to "3 Evidence", in the order of their numbers. Reference data: read once. */
    public Uni<Map<String, String>> principles() {
        return principles.isEmpty()
                ? jurisdictions.principles().invoke(found -> principles = found)
                : Uni.createFrom().item(principles);
    }

    public Uni<List<JurisdictionView>> all(Viewer viewer) {
        return jurisdictions
                .seats()
                .map(rows -> rows.stream().map(row -> view(viewer, row)).toList());
    }

    /** How many of the counted seats are filled, and the tiles for the map. */
    public Uni<Seats> seatMap(Viewer viewer) {
        return jurisdictions.seats().map(rows -> Seats.of(rows, viewer.nationalMember()));
    }

    /**
     * Of its page what a counted seat over time is, for features that show that; without centers and people. Absent
     * where there is no seat.
     */
    public Uni<StatePageView> history(Viewer viewer, String key) {
        return facts(key)
                .chain(facts -> jurisdictions
                        .tenures(key, now())
                        .map(tenures -> statePage(viewer, facts, List.of(), List.of(), tenures, List.of())))
                .invoke(page -> {
                    if (!page.hasSeat()) {
                        throw new Absent();
                    }
                });
    }

    /** The page of one jurisdiction: its facts are public, its people are for members of the National Network. */
    Uni<StatePageView> page(Viewer viewer, String key) {
        return facts(key).chain(facts -> jurisdictions.centersOf(key).chain(centers -> jurisdictions
                .tenures(key, now())
                .chain(tenures -> liaisons(viewer, key).chain(liaisons -> people(viewer, key)
                        .map(people -> statePage(viewer, facts, centers, liaisons, tenures, people))))));
    }

    private Uni<Facts> facts(String key) {
        return !KEY.matcher(key).matches()
                ? Uni.createFrom().failure(new Absent())
                : jurisdictions
                        .facts(key)
                        .map(found -> found.stream().findFirst().orElseThrow(Absent::new));
    }

    private Uni<List<Liaison>> liaisons(Viewer viewer, String key) {
        return viewer.nationalMember() ? liaisons.to(key) : Uni.createFrom().item(List.of());
    }

    private Uni<List<StatePageView.Person>> people(Viewer viewer, String key) {
        return viewer.nationalMember()
                ? jurisdictions.people(key, now())
                : Uni.createFrom().item(List.of());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private StatePageView statePage(
            Viewer viewer,
            Facts facts,
            List<CenterService> centers,
            List<Liaison> liaisons,
            List<Tenure> tenures,
            List<StatePageView.Person> people) {
        ZoneId zone = ZoneId.of(facts.zone());
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Optional<Tenure> open =
                tenures.stream().filter(tenure -> tenure.to() == null).findFirst();
        return new StatePageView(
                facts.key(),
                facts.name(),
                facts.kindWords(),
                facts.agency(),
                facts.zone(),
                ZoneWords.name(zone),
                times.at(clock.instant(), zone).local(),
                facts.otherZones(),
                facts.note(),
                facts.counted(),
                facts.countable(),
                open.isPresent(),
                centers.stream()
                        .map(c -> new StatePageView.Center(c.key(), c.name(), c.host(), c.years(today)))
                        .toList(),
                liaisons.stream().map(liaison -> liaison(viewer, liaison)).toList(),
                viewer.nationalMember()
                        ? tenures.stream().map(tenure -> holder(viewer, tenure)).toList()
                        : List.of(),
                people,
                viewer.nationalMember(),
                viewer.coordinator());
    }

    private StatePageView.Liaison liaison(Viewer viewer, Liaison liaison) {
        return new StatePageView.Liaison(
                CenterViews.name(viewer, liaison),
                liaison.hasPage() ? "/people/" + liaison.personId() : "",
                "since " + times.calendarDate(liaison.from()),
                liaison.center());
    }

    private StatePageView.Holder holder(Viewer viewer, Tenure tenure) {
        LocalDate to = tenure.to();
        String span = to == null
                ? "since " + times.calendarDate(tenure.from())
                : times.calendarDate(tenure.from()) + " to " + times.calendarDate(to);
        String name = tenure.listed() || viewer.coordinator()
                ? tenure.name()
                : to == null ? "The holder is not listed" : "A former holder";
        return new StatePageView.Holder(
                name,
                tenure.hasPage() ? "/people/" + tenure.personId() : "",
                span,
                tenure.interim(),
                tenure.unanswered(),
                viewer.coordinator() ? tenure.reason() : "");
    }

    private static JurisdictionView view(Viewer viewer, SeatRow row) {
        boolean named = viewer.nationalMember() && row.filled() && row.holderListed();
        JurisdictionView.@Nullable SeatStanding seat = row.counted() && row.seated()
                ? new JurisdictionView.SeatStanding(row.filled() ? "filled" : "vacant", named ? row.holder() : null)
                : null;
        return new JurisdictionView(
                row.key(), row.name(), row.kind().toLowerCase(Locale.ROOT), row.zone(), row.counted(), seat);
    }
}
