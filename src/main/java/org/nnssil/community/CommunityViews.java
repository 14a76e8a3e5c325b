package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
    private final JurisdictionService jurisdictions;
    private final Times times;

    CommunityViews(CommunityService communities, RosterService roster, JurisdictionService jurisdictions, Times times) {
        this.communities = communities;
        this.roster = roster;
        this.jurisdictions = jurisdictions;
        this.times = times;
    }

    CommunityListView list(Viewer viewer, List<CommunityRow> rows) {
        return new CommunityListView(
                entries(viewer, rows, CommunityRow::member),
                entries(viewer, rows, row -> !row.member() && row.listed()),
                entries(viewer, rows, row -> !row.member() && !row.listed()),
                viewer.coordinator());
    }

    Uni<CommunityView> community(Viewer viewer, String slug) {
        return communities
                .known(viewer, slug)
                .chain(row -> row.member()
                        ? roster.first(viewer, row.id(), FIRST).map(page -> view(viewer, row, page))
                        : Uni.createFrom().item(view(viewer, row, new Page<>(List.of(), null))));
    }

    Uni<FoundingView> founding(Viewer viewer, CommunityForm form) {
        if (!viewer.coordinator()) {
            return Uni.createFrom().failure(new Absent());
        }
        return jurisdictions.names().chain(names -> communities
                .all(viewer)
                .map(rows -> new FoundingView(
                        Choice.of(Words.KINDS, form.kind()),
                        Choice.of(parents(rows), form.parent()),
                        optional("None in particular", names, form.jurisdiction()),
                        Choice.of(Words.ORGANIZATIONS, form.organizationKind()))));
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

    private static List<CommunityListView.Entry> entries(
            Viewer viewer, List<CommunityRow> rows, Predicate<CommunityRow> which) {
        return rows.stream().filter(which).map(row -> entry(viewer, row)).toList();
    }

    private static CommunityListView.Entry entry(Viewer viewer, CommunityRow row) {
        return new CommunityListView.Entry(
                row.slug(),
                row.name(),
                Words.kind(row.kind()),
                row.member() || row.listed() ? row.purpose() : "",
                standing(row),
                row.jurisdiction(),
                row.contact(),
                counted(viewer, row) ? people(row.members()) : "");
    }

    private static boolean counted(Viewer viewer, CommunityRow row) {
        return row.member() || viewer.coordinator();
    }

    private static String people(long n) {
        return n == 1 ? "1 member" : "%,d members".formatted(n);
    }

    private static String standing(CommunityRow row) {
        return row.reach() == null ? "" : Words.standing(row.reach(), row.roles());
    }

    private CommunityView view(Viewer viewer, CommunityRow row, Page<RosterRow> first) {
        boolean member = row.member();
        boolean totals = counted(viewer, row);
        boolean parent = row.parentKnown() && !row.parentSlug().isEmpty();
        return new CommunityView(
                row.slug(),
                row.name(),
                Words.kind(row.kind()),
                row.listed(),
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
                member && row.statedMembers() > 0 ? "%,d by its charter".formatted(row.statedMembers()) : "",
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
