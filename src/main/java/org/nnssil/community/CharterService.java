package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Check;
import org.nnssil.web.Invalid;

/**
 * The charter of a sub-community: its conveners change it, its members read every version. The National Network's is
 * the network's own and is not changed here.
 */
@ApplicationScoped
public class CharterService {

    /** @param seen the number of the charter that the form was filled from */
    record Amendment(CharterForm form, @Nullable String reason, @Nullable String seen) {}

    private final CommunityService known;
    private final CommunityRepository communities;
    private final CharterRepository charters;
    private final JurisdictionService jurisdictions;
    private final AuditTrail audit;

    CharterService(
            CommunityService known,
            CommunityRepository communities,
            CharterRepository charters,
            JurisdictionService jurisdictions,
            AuditTrail audit) {
        this.known = known;
        this.communities = communities;
        this.charters = charters;
        this.jurisdictions = jurisdictions;
        this.audit = audit;
    }

    /** The charter's row for who may change it; absent for everybody else. */
    Uni<CommunityRow> amendable(Viewer viewer, String slug) {
        return known.known(viewer, slug).invoke(row -> {
            if (row.id().equals(Viewer.NATIONAL) || !viewer.convenes(row.id())) {
                throw new Absent();
            }
        });
    }

    /** Newest first. */
    Uni<List<CharterVersion>> versions(Viewer viewer, UUID communityId) {
        return charters.versions(viewer, communityId);
    }

    /** The same submission twice changes once; a form filled from an older charter is shown again. */
    @WithTransaction
    public Uni<Void> amend(Viewer viewer, String slug, Amendment amendment, UUID submission) {
        return communities
                .runBy(viewer, slug)
                .invoke(community -> {
                    if (community.national()) {
                        throw new Absent();
                    }
                })
                .chain(community -> charters.amendedWith(submission)
                        .chain(done ->
                                done ? Uni.createFrom().voidItem() : amend(viewer, community, amendment, submission)));
    }

    private Uni<Void> amend(Viewer viewer, Community community, Amendment amendment, UUID submission) {
        if (!String.valueOf(community.charterNumber).equals(amendment.seen())) {
            throw new Invalid(
                    "charter",
                    "Somebody changed the charter since you opened it. Below is what you typed; compare it with the"
                            + " charter as it is now, and save again to put yours in its place.");
        }
        return jurisdictions.names().chain(places -> {
            Check check = new Check();
            Charter charter = amendment.form().checked(check, places);
            String reason = check.line("reason", amendment.reason(), 500);
            check.done();
            return charters.rules(community.id)
                    .map(rules -> charter.changesFrom(Charter.of(community, rules), places))
                    .chain(changes -> changes.isEmpty()
                            ? Uni.createFrom().voidItem()
                            : write(viewer, community, charter, changes, reason, submission));
        });
    }

    private Uni<Void> write(
            Viewer viewer,
            Community community,
            Charter charter,
            List<CharterChange> changes,
            String reason,
            UUID submission) {
        charter.writeTo(community);
        community.charterNumber++;
        return communities
                .flush()
                .chain(() -> charters.writeRules(community.id, charter.rules()))
                .chain(() ->
                        charters.addVersion(community.id, community.charterNumber, viewer, reason, changes, submission))
                .chain(() -> audit.record(
                        viewer,
                        Act.of("charter.amended")
                                .in(community.id)
                                .on("charter " + community.charterNumber)
                                .with(
                                        "changed",
                                        changes.stream()
                                                .map(CharterChange::what)
                                                .toList())
                                .because(reason)));
    }
}
