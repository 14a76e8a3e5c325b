package org.nnssil.community;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.jurisdiction.JurisdictionService;
import org.nnssil.jurisdiction.SeatService;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Conflict;

/** Who was named for a seat takes it. That they were asked and said yes, the caller knows. */
@ApplicationScoped
public class SeatTakingService {

    private final MembershipService network;
    private final PersonRepository people;
    private final OrganizationRepository organizations;
    private final SeatService seats;
    private final JurisdictionService jurisdictions;
    private final SeatPack pack;
    private final CommunityMail mail;
    private final AuditTrail audit;

    SeatTakingService(
            MembershipService network,
            PersonRepository people,
            OrganizationRepository organizations,
            SeatService seats,
            JurisdictionService jurisdictions,
            SeatPack pack,
            CommunityMail mail,
            AuditTrail audit) {
        this.network = network;
        this.people = people;
        this.organizations = organizations;
        this.seats = seats;
        this.jurisdictions = jurisdictions;
        this.pack = pack;
        this.mail = mail;
        this.audit = audit;
    }

    /**
     * They are a core member of that jurisdiction from now on, with the rights of its seat, and get a mail with what
     * there is to begin with.
     *
     * @throws Conflict where the seat is not held for them any more
     */
    @WithTransaction
    public Uni<Void> take(MembershipService.Place place, String key) {
        return seats.taken(key, place.personId())
                .invoke(held -> {
                    if (!held) {
                        throw new Conflict(
                                "The seat was given to somebody else meanwhile. Write to the coordinator. Nothing was changed.");
                    }
                })
                .chain(() -> network.begin(place))
                .chain(() -> people.findById(place.personId()))
                .onItem()
                .ifNull()
                .failWith(Absent::new)
                .call(person -> atHome(person, key))
                .call(person -> audit.record(
                        person.id, Act.of("seat.filled").to(person.id).at(key).in(Viewer.NATIONAL)))
                .chain(person -> welcome(person, key, place.occasion().toString()));
    }

    /** What there is to begin with, by mail. */
    Uni<Void> welcome(Person person, String key, String occasion) {
        return people.flush().chain(() -> pack.of(key, person.id)).chain(papers -> jurisdictions
                .names()
                .chain(names -> mail.seated(person, names.getOrDefault(key, key), key, papers, occasion)));
    }

    private Uni<Void> atHome(Person person, String key) {
        person.jurisdictionKey = key;
        return organizations
                .agency(key)
                .invoke(agency -> person.organizationId = agency == null ? person.organizationId : agency.id)
                .replaceWithVoid();
    }
}
