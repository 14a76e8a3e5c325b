package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.Choice;
import org.nnssil.web.Times;

/** Puts rosters together for pages. */
@ApplicationScoped
class RosterViews {

    private static final int PAGE = 50;

    private final CommunityService communities;
    private final RosterService roster;
    private final JurisdictionService jurisdictions;
    private final Times times;

    RosterViews(CommunityService communities, RosterService roster, JurisdictionService jurisdictions, Times times) {
        this.communities = communities;
        this.roster = roster;
        this.jurisdictions = jurisdictions;
        this.times = times;
    }

    Uni<RosterView> roster(Viewer viewer, String slug, @Nullable String after, MemberForm form, EntryForm entry) {
        return communities.known(viewer, slug).chain(community -> roster.page(
                        viewer, community.id(), Cursor.read(after), PAGE)
                .chain(page -> roster.waiting(viewer, community.id()).chain(waiting -> jurisdictions
                        .names()
                        .map(names -> view(viewer, community, page, waiting, after, form, entry, names)))));
    }

    /** @param typed what was chosen and refused, or null for what is there now */
    Uni<MemberView> member(Viewer viewer, String slug, UUID personId, @Nullable StandingForm typed) {
        return communities.known(viewer, slug).chain(community -> roster.entry(viewer, community, personId)
                .map(row -> view(viewer, community, row, typed)));
    }

    private RosterView view(
            Viewer viewer,
            CommunityRow community,
            Page<RosterRow> page,
            long waiting,
            @Nullable String after,
            MemberForm form,
            EntryForm entry,
            Map<String, String> places) {
        boolean mine = CommunityViews.mine(viewer, community);
        String here = "/communities/" + community.slug() + "/members";
        return new RosterView(
                community.slug(),
                community.name(),
                mine,
                viewer.reachIn(community.id()).rank() >= Reach.CORE.rank(),
                community.member(),
                viewer.personId(),
                community.members(),
                waiting,
                community.id().equals(Viewer.NATIONAL)
                        ? "/desk/invitations"
                        : "/communities/" + community.slug() + "/invitations",
                page.items().stream().map(row -> entry(viewer, row, mine)).toList(),
                page.next() == null ? null : here + "?after=" + page.next(),
                after == null || after.isEmpty() ? null : here,
                Choice.of(Words.reachesOf(), form.reach()),
                Words.roles(community.id(), form.rolesTyped()),
                CommunityViews.optional("None", places, form.jurisdiction()),
                community.byOrganization(),
                community.rules().words(places),
                Choice.of(Words.ORGANIZATIONS, entry.organizationKind()));
    }

    private RosterView.Entry entry(Viewer viewer, RosterRow row, boolean mine) {
        boolean page = row.listed() || mine || row.personId().equals(viewer.personId());
        return new RosterView.Entry(
                row.personId(),
                row.name(),
                page ? "/people/" + row.personId() : "",
                row.roleTitle(),
                row.jurisdiction(),
                row.lead()
                        ? Words.standing(row.reach(), row.roles()) + ", lead"
                        : Words.standing(row.reach(), row.roles()),
                row.email(),
                mine ? times.calendarDate(LocalDate.ofInstant(row.from(), viewer.zone())) : "",
                row.signedInOnce(),
                row.organization(),
                row.byException());
    }

    private MemberView view(Viewer viewer, CommunityRow community, RosterRow row, @Nullable StandingForm typed) {
        String reach = typed == null ? row.reach().key() : typed.reach();
        List<String> roles = typed == null ? row.roles() : typed.rolesTyped();
        return new MemberView(
                community.slug(),
                community.name(),
                row.personId(),
                row.name(),
                row.roleTitle(),
                row.email(),
                Words.standing(row.reach(), row.roles()),
                times.calendarDate(LocalDate.ofInstant(row.from(), viewer.zone())),
                row.signedInOnce(),
                CommunityViews.mine(viewer, community),
                row.personId().equals(viewer.personId()),
                Choice.of(Words.reachesOf(), reach),
                Words.roles(community.id(), roles));
    }
}
