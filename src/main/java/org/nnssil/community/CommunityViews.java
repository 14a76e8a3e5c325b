package org.nnssil.community;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.Absent;
import org.nnssil.web.Choice;
import org.nnssil.web.Times;

/** Puts together what a viewer may read of communities. What they may not read does not get into a view. */
@ApplicationScoped
class CommunityViews {

    /** How much of the roster a community's own page shows. */
    private static final int FIRST = 12;

    private final CommunityService communities;
    private final RosterService roster;
    private final AdmissionService admission;
    private final List<CommunityNotes> notes;
    private final JurisdictionService jurisdictions;
    private final Times times;

    CommunityViews(
            CommunityService communities,
            RosterService roster,
            AdmissionService admission,
            @All List<CommunityNotes> notes,
            JurisdictionService jurisdictions,
            Times times) {
        this.communities = communities;
        this.roster = roster;
        this.admission = admission;
        this.notes = notes;
        this.jurisdictions = jurisdictions;
        this.times = times;
    }

    Uni<CommunityView> community(Viewer viewer, String slug) {
        return communities.known(viewer, slug).chain(row -> first(viewer, row)
                .chain(page -> box(viewer, row).map(box -> view(viewer, row, page, box))));
    }

    private Uni<Page<RosterRow>> first(Viewer viewer, CommunityRow row) {
        return row.member()
                ? roster.first(viewer, row.id(), FIRST)
                : Uni.createFrom().item(new Page<>(List.of(), null));
    }

    private Uni<CharterBoxView> box(Viewer viewer, CommunityRow row) {
        Door door = AdmissionService.door(viewer, row);
        return jurisdictions.names().chain(places -> verdict(viewer, door)
                .chain(verdict -> notes(viewer, door).map(told -> box(row, door, places, verdict.orElse(null), told))));
    }

    private Uni<Optional<VerdictView>> verdict(Viewer viewer, Door door) {
        return door.open() && !door.rules().isEmpty()
                ? admission
                        .judge(door, viewer.id(), null, Map.of())
                        .map(verdict -> Optional.of(VerdictView.toThemselves(verdict)))
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<List<CommunityNote>> notes(Viewer viewer, Door door) {
        Uni<List<CommunityNote>> told = Uni.createFrom().item(List.of());
        for (CommunityNotes source : notes) {
            told = told.chain(before -> source.notes(viewer, door).map(more -> {
                List<CommunityNote> all = new ArrayList<>(before);
                all.addAll(more);
                return all;
            }));
        }
        return told;
    }

    private static CharterBoxView box(
            CommunityRow row,
            Door door,
            Map<String, String> places,
            @Nullable VerdictView verdict,
            List<CommunityNote> notes) {
        boolean member = row.member();
        boolean reads = member || row.listed();
        boolean national = row.id().equals(Viewer.NATIONAL);
        return new CharterBoxView(
                row.byOrganization() && reads ? "Organizations, which people represent" : "",
                reads ? row.rules().words(places) : List.of(),
                member && !national ? String.valueOf(CharterWords.PLANNING.get(row.planning())) : "",
                door.convener() && !row.planning().equals("CONVENERS") && row.coPlanners() == 0
                        ? "Nobody is a co-planner yet, so the other side of the planning has no voice. Give somebody"
                                + " that role on the roster."
                        : "",
                member && row.byOrganization()
                        ? CharterWords.counted(row.organizations(), row.districts()) + " on the roster"
                        : "",
                member && row.statedMembers() > 0 ? "%,d by its charter".formatted(row.statedMembers()) : "",
                verdict,
                door.open() && notes.stream().noneMatch(CommunityNote::atTheDoor),
                notes);
    }

    Uni<FoundingView> founding(Viewer viewer, CommunityForm form, CharterForm charter) {
        if (!viewer.coordinator()) {
            return Uni.createFrom().failure(new Absent());
        }
        return jurisdictions.names().chain(names -> communities
                .all(viewer)
                .map(rows -> new FoundingView(
                        Choice.of(Words.KINDS, form.kind()),
                        Choice.of(parents(rows), form.parent()),
                        optional("None in particular", names, form.jurisdiction()),
                        Choice.of(Words.ORGANIZATIONS, form.organizationKind()),
                        CharterFieldsView.of(charter))));
    }

    static List<Choice> optional(String none, Map<String, String> words, @Nullable String chosen) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", none);
        options.putAll(words);
        return Choice.of(options, chosen);
    }

    private static Map<String, String> parents(List<CommunityRow> rows) {
        Map<String, String> parents = new LinkedHashMap<>();
        rows.forEach(row -> parents.put(row.slug(), row.name()));
        return parents;
    }

    static boolean counted(Viewer viewer, CommunityRow row) {
        return row.member() || viewer.coordinator();
    }

    static String people(long n) {
        return n == 1 ? "1 member" : "%,d members".formatted(n);
    }

    static String standing(CommunityRow row) {
        return row.reach() == null ? "" : Words.standing(row.reach(), row.roles());
    }

    private CommunityView view(Viewer viewer, CommunityRow row, Page<RosterRow> first, CharterBoxView box) {
        boolean member = row.member();
        boolean totals = counted(viewer, row);
        boolean parent = row.parentKnown() && !row.parentSlug().isEmpty();
        return new CommunityView(
                row.slug(),
                row.name(),
                Words.kind(row.kind()),
                row.listed(),
                row.id().equals(Viewer.NATIONAL),
                member,
                standing(row),
                mine(viewer, row),
                parent ? row.parentName() : "",
                parent ? "/communities/" + row.parentSlug() : "",
                totals ? row.jurisdiction() : "",
                totals ? row.convener() : "",
                member || row.listed() ? row.purpose() : "",
                member ? row.charter() : "",
                member ? row.cadence() : "",
                member ? row.planningRule() : "",
                box,
                times.at(row.createdAt(), viewer.zone()),
                totals,
                totals ? row.members() : 0,
                totals ? row.conveners() : 0,
                new CommunityView.Contact(row.contact(), row.contactRole(), row.contactEmail()),
                entries(viewer, first.items()));
    }

    static boolean mine(Viewer viewer, CommunityRow row) {
        return row.id().equals(Viewer.NATIONAL) ? viewer.coordinator() : viewer.convenes(row.id());
    }

    private static List<CommunityView.RosterEntry> entries(Viewer viewer, List<RosterRow> rows) {
        List<CommunityView.RosterEntry> entries = new ArrayList<>();
        for (RosterRow row : rows) {
            entries.add(new CommunityView.RosterEntry(
                    row.personId(),
                    row.name(),
                    row.listed() || row.personId().equals(viewer.personId()) ? "/people/" + row.personId() : "",
                    row.jurisdiction().isEmpty() || row.roleTitle().contains(row.jurisdiction())
                            ? row.roleTitle()
                            : row.roleTitle() + ", " + row.jurisdiction(),
                    row.reach().rank() == 3 || !row.roles().isEmpty() ? Words.standing(row.reach(), row.roles()) : ""));
        }
        return entries;
    }
}
