package org.nnssil.offer;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.AdmissionService;
import org.nnssil.community.Door;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Choice;
import org.nnssil.web.Times;

/** Puts the pages about offers together. */
@ApplicationScoped
class OfferViews {

    private static final Map<String, String> REACHES = reaches();

    private final AdmissionService admission;
    private final OfferService offers;
    private final Times times;

    OfferViews(AdmissionService admission, OfferService offers, Times times) {
        this.admission = admission;
        this.offers = offers;
        this.times = times;
    }

    Uni<OfferView.Form> form(Viewer viewer, String kind, UUID itemId, @Nullable String target, @Nullable String reach) {
        return offers.thing(viewer, kind, itemId)
                .chain(thing -> offers.targets(viewer, thing).map(targets -> {
                    Offerable offerable = offers.offerable(kind);
                    Map<String, String> words = new LinkedHashMap<>();
                    targets.forEach(t -> words.put(t.id().toString(), t.name()));
                    String chosen = target == null && !targets.isEmpty()
                            ? targets.get(0).id().toString()
                            : target;
                    return new OfferView.Form(
                            kind,
                            offerable.words(),
                            thing.id().toString(),
                            thing.title(),
                            thing.path(),
                            offerable.consequence(),
                            Choice.of(words, chosen),
                            Choice.of(REACHES, reach == null ? Reach.MEMBERS.key() : reach));
                }));
    }

    private static Map<String, String> reaches() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(Reach.MEMBERS.key(), Reach.MEMBERS.words());
        words.put(Reach.CORE.key(), Reach.CORE.words());
        return words;
    }

    /** For members of a sub-community; absent for everybody else. */
    Uni<OfferView.All> all(Viewer viewer, String slug) {
        return admission
                .door(viewer, slug)
                .invoke(door -> {
                    if (!door.member() || door.id().equals(Viewer.NATIONAL)) {
                        throw new Absent();
                    }
                })
                .chain(door -> offers.ofCommunity(viewer, door.id()).chain(rows -> things(viewer, door)
                        .map(things -> new OfferView.All(
                                door.slug(),
                                door.name(),
                                rows.stream().map(row -> line(viewer, row)).toList(),
                                things))));
    }

    Uni<OfferView.One> one(Viewer viewer, UUID id) {
        return offers.one(viewer, id).map(row -> one(viewer, row));
    }

    private Uni<List<OfferView.Thing>> things(Viewer viewer, Door door) {
        Uni<List<OfferView.Thing>> all = Uni.createFrom().item(new ArrayList<>());
        for (Offerable offerable : offers.offerables()) {
            all = all.chain(before -> offerable.of(viewer, door.id()).map(found -> {
                found.forEach(thing -> before.add(new OfferView.Thing(
                        offerable.words(),
                        thing.title(),
                        thing.path(),
                        "/offers/new/" + offerable.kind() + "/" + thing.id())));
                return before;
            }));
        }
        return all;
    }

    private OfferView.Line line(Viewer viewer, OfferRow row) {
        return new OfferView.Line(
                row.id().toString(),
                row.title(),
                offers.offerable(row.kind()).words(),
                row.owner(),
                row.target(),
                OfferWords.status(row.status()),
                OfferWords.tone(row.status()),
                times.at(row.offeredAt(), viewer.zone()));
    }

    private OfferView.One one(Viewer viewer, OfferRow row) {
        Offerable offerable = offers.offerable(row.kind());
        String lead = row.leadConsent();
        UUID copy = row.copyId();
        return new OfferView.One(
                row.id().toString(),
                row.title(),
                offerable.words(),
                offerable.consequence(),
                row.slug(),
                row.community(),
                row.member(),
                row.target(),
                row.reach().words().toLowerCase(Locale.ROOT),
                offerable.copied(),
                offerable.whenTakenBack(),
                row.reason(),
                row.offeredBy(),
                times.at(row.offeredAt(), viewer.zone()),
                OfferWords.status(row.status()),
                OfferWords.tone(row.status()),
                row.owner(),
                OfferWords.consent(row.ownerConsent()),
                row.organization(),
                row.leads(),
                lead == null ? "" : OfferWords.consent(lead),
                row.decidedBy(),
                row.note(),
                copy == null || !row.status().equals("RELEASED") ? null : "/" + offerable.kind() + "s/" + copy,
                row.asks(viewer.id()),
                row.convener() && row.status().equals("CONSENTED"),
                row.withdrawable(viewer.id()));
    }
}
