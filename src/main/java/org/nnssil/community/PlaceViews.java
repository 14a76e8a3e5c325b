package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.eligibility.FactKind;
import org.nnssil.eligibility.Verdict;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.Times;

/** Puts together the roster by organization. */
@ApplicationScoped
class PlaceViews {

    private static final int PAGE = 100;

    private final PlaceService places;
    private final Times times;

    PlaceViews(PlaceService places, Times times) {
        this.places = places;
        this.times = times;
    }

    Uni<PlaceView> all(Viewer viewer, String slug, @Nullable String after) {
        return places.community(viewer, slug)
                .chain(community -> places.page(viewer, community.id(), Cursor.read(after), PAGE)
                        .map(page -> view(viewer, community, page, after)));
    }

    Uni<PlaceView> one(Viewer viewer, String slug, UUID organizationId, FactForm form, Map<String, String> errors) {
        return places.community(viewer, slug).chain(community -> places.one(viewer, community, organizationId)
                .chain(place -> places.standing(viewer, community, place)
                        .chain(verdict -> places.facts(viewer, community.id(), organizationId)
                                .map(facts -> one(viewer, community, place, verdict, facts, form, errors)))));
    }

    private PlaceView view(Viewer viewer, CommunityRow community, Page<PlaceRow> page, @Nullable String after) {
        String here = "/communities/" + community.slug() + "/organizations";
        return new PlaceView(
                community.slug(),
                community.name(),
                viewer.convenes(community.id()),
                CharterWords.counted(community.organizations(), community.districts()),
                community.statedMembers() > 0 ? "%,d by its charter".formatted(community.statedMembers()) : "",
                page.items().stream().map(row -> entry(viewer, row)).toList(),
                page.next() == null ? null : here + "?after=" + page.next(),
                after == null || after.isEmpty() ? null : here,
                List.of(),
                List.of(),
                null);
    }

    private PlaceView one(
            Viewer viewer,
            CommunityRow community,
            PlaceRow place,
            Verdict verdict,
            List<PlaceView.Fact> facts,
            FactForm form,
            Map<String, String> errors) {
        return new PlaceView(
                community.slug(),
                community.name(),
                true,
                "",
                "",
                List.of(entry(viewer, place)),
                null,
                null,
                facts,
                form.fields(EnumSet.allOf(FactKind.class), errors),
                verdict.findings().isEmpty() ? null : VerdictView.today(verdict));
    }

    private PlaceView.Entry entry(Viewer viewer, PlaceRow row) {
        return new PlaceView.Entry(
                row.organizationId().toString(),
                row.name(),
                Words.organization(row.kind()),
                row.jurisdiction(),
                times.calendarDate(LocalDate.ofInstant(row.from(), viewer.zone())),
                row.byException(),
                new PlaceView.Exception(
                        row.exception().failed(),
                        row.exception().reason(),
                        row.exception().by(),
                        row.exception().on()),
                row.people().stream().map(p -> person(viewer, p)).toList());
    }

    private static PlaceView.Person person(Viewer viewer, PlaceRow.Representative person) {
        boolean page = person.listed() || person.id().equals(viewer.personId());
        return new PlaceView.Person(
                person.id().toString(),
                person.name(),
                page ? "/people/" + person.id() : "",
                person.role(),
                person.lead());
    }
}
