package org.nnssil.joining;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.Door;
import org.nnssil.community.FactForm;
import org.nnssil.community.IntroductionService;
import org.nnssil.community.VerdictView;
import org.nnssil.eligibility.Verdict;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Choice;
import org.nnssil.web.Times;

/** Puts the pages of this package together. */
@ApplicationScoped
class JoinViews {

    private final JoinRequestService requests;
    private final InvitationService invitations;
    private final IntroductionService introductions;
    private final JurisdictionService jurisdictions;
    private final Times times;
    private final Clock clock;

    JoinViews(
            JoinRequestService requests,
            InvitationService invitations,
            IntroductionService introductions,
            JurisdictionService jurisdictions,
            Times times,
            Clock clock) {
        this.requests = requests;
        this.invitations = invitations;
        this.introductions = introductions;
        this.jurisdictions = jurisdictions;
        this.times = times;
        this.clock = clock;
    }

    Uni<JoinForm> blank(Viewer viewer) {
        return introductions.own(viewer).map(JoinForm::of);
    }

    Uni<JoinView.Ask> ask(Viewer viewer, String slug, JoinForm form, FactForm facts, Map<String, String> errors) {
        return requests.open(viewer, slug)
                .chain(door -> requests.own(viewer, door).chain(verdict -> jurisdictions
                        .names()
                        .map(places -> new JoinView.Ask(
                                door.slug(),
                                door.name(),
                                door.byOrganization(),
                                verdict.findings().isEmpty() ? null : VerdictView.toThemselves(verdict),
                                facts.fields(door.rules().facts(), errors),
                                Choice.of(JoinWords.kinds(), form.organizationKind()),
                                places(places, form.organizationPlace())))));
    }

    Uni<JoinView.All> all(Viewer viewer, String slug) {
        return requests.convened(viewer, slug).chain(door -> requests.all(viewer, door)
                .map(rows -> new JoinView.All(
                        door.slug(),
                        door.name(),
                        rows.stream()
                                .filter(JoinRow::open)
                                .map(row -> line(viewer, row))
                                .toList(),
                        rows.stream()
                                .filter(row -> !row.open())
                                .map(row -> line(viewer, row))
                                .toList())));
    }

    Uni<JoinView.One> one(
            Viewer viewer, String slug, UUID id, FactForm facts, Decision typed, Map<String, String> errors) {
        return requests.convened(viewer, slug)
                .chain(door -> requests.one(viewer, door, id).chain(row -> (row.open()
                                ? requests.verdict(door, row)
                                : Uni.createFrom().item(new Verdict(List.of())))
                        .map(verdict -> view(
                                viewer,
                                door,
                                row,
                                row.open() ? VerdictView.of(verdict) : null,
                                facts.fields(door.rules().facts(), errors),
                                reaches(typed.reach())))));
    }

    Uni<JoinView.One> mine(Viewer viewer, Door door) {
        return requests.mine(viewer, door).map(row -> view(viewer, door, row, null, List.of(), List.of()));
    }

    Uni<JoinView.Invitations> invitations(Viewer viewer, String slug, InviteForm form, @Nullable String q) {
        return requests.convened(viewer, slug).chain(door -> invitations
                .ofCommunity(viewer, door)
                .chain(sent -> introductions.suggest(viewer, door.id(), q).chain(found -> jurisdictions
                        .names()
                        .map(places -> new JoinView.Invitations(
                                door.slug(),
                                door.name(),
                                door.byOrganization(),
                                door.rules().words(places),
                                sent.stream().map(row -> sent(viewer, row)).toList(),
                                q == null ? "" : q,
                                found.stream()
                                        .map(p -> new Choice(
                                                p.id().toString(),
                                                p.name(),
                                                p.id().toString().equals(form.person()),
                                                p.role()))
                                        .toList(),
                                reaches(form.reach()),
                                Choice.of(JoinWords.kinds(), form.organizationKind()),
                                places(places, form.organizationPlace()))))));
    }

    /** One that waits for an answer, for the conveners who correct its address. */
    Uni<JoinView.Readdress> readdress(Viewer viewer, String slug, UUID id) {
        return requests.convened(viewer, slug).chain(door -> invitations
                .ofCommunity(viewer, door, id)
                .map(row -> sent(viewer, row))
                .map(sent -> {
                    if (!sent.open()) {
                        throw new Absent();
                    }
                    return new JoinView.Readdress(door.slug(), door.name(), sent);
                }));
    }

    Uni<JoinView.Answer> answer(Viewer viewer, UUID id) {
        return invitations.toMe(viewer, id).map(row -> answer(viewer, row));
    }

    Uni<JoinView.Answer> answerByLink(Viewer viewer, String token) {
        return invitations.byLink(viewer, token).map(row -> answer(viewer, row));
    }

    /** Who reads it has got it, whatever a mail server said. */
    private JoinView.Answer answer(Viewer viewer, InvitationRow whole) {
        InvitationRow row = whole.legibleTo(viewer, clock.instant());
        String status = row.answerableAt(clock.instant());
        return new JoinView.Answer(
                row.id().toString(),
                row.slug(),
                row.community(),
                row.purpose(),
                row.convenes(),
                row.handed(),
                row.by(),
                row.organization(),
                row.words(),
                JoinWords.status(status),
                status.equals("SENT"),
                status.equals("ACCEPTED"),
                times.at(row.expiresAt(), viewer.zone()));
    }

    Uni<JoinView.Succession> succession(Viewer viewer, String slug) {
        return invitations
                .vacantOrMine(viewer, slug)
                .map(door -> new JoinView.Succession(door.slug(), door.name(), !door.convener()));
    }

    private JoinView.One view(
            Viewer viewer,
            Door door,
            JoinRow row,
            @Nullable VerdictView verdict,
            List<FactForm.Field> facts,
            List<Choice> reaches) {
        boolean mine = row.personId().equals(viewer.personId());
        String organization = row.organizationName();
        return new JoinView.One(
                door.slug(),
                door.name(),
                row.id().toString(),
                mine,
                row.open(),
                row.name(),
                row.place().isEmpty() ? row.role() : row.role() + ", " + row.place(),
                row.email(),
                organization == null ? "" : organization,
                row.reason(),
                JoinWords.status(row.status()),
                JoinWords.tone(row.status()),
                times.at(row.askedAt(), viewer.zone()),
                row.decidedBy(),
                row.note(),
                verdict,
                facts,
                reaches);
    }

    private JoinView.Line line(Viewer viewer, JoinRow row) {
        String organization = row.organizationName();
        return new JoinView.Line(
                row.id().toString(),
                row.name(),
                row.role(),
                organization == null ? "" : organization,
                JoinWords.status(row.status()),
                JoinWords.tone(row.status()),
                times.at(row.askedAt(), viewer.zone()));
    }

    private JoinView.Sent sent(Viewer viewer, InvitationRow row) {
        String status = row.statusAt(clock.instant());
        return new JoinView.Sent(
                row.id().toString(),
                row.to(),
                row.by(),
                row.convenes(),
                JoinWords.status(status),
                JoinWords.tone(status),
                times.at(row.sentAt(), viewer.zone()),
                row.status().equals("SENT"));
    }

    private static List<Choice> reaches(@Nullable String chosen) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(Reach.CORE.key(), "Core: takes part in everything, sees contact details");
        words.put(Reach.MEMBERS.key(), "Extended: reads what is open to all members");
        return Choice.of(words, chosen == null || chosen.isEmpty() ? Reach.CORE.key() : chosen);
    }

    private static List<Choice> places(Map<String, String> names, @Nullable String chosen) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("", "None in particular");
        words.putAll(names);
        return Choice.of(words, chosen);
    }
}
