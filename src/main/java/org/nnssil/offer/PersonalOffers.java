package org.nnssil.offer;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.shared.PersonalData;

/** What a person offered to others, agreed to, or released. Copies are told with the feature that holds them. */
@ApplicationScoped
class PersonalOffers implements PersonalData {

    @Override
    public List<Holding> holdings() {
        return List.of(Holding.of(
                        "Offers you made or decided on",
                        "offer.offered_by",
                        "offer.owner_id",
                        "offer.lead_id",
                        "offer.decided_by")
                .told(
                        """
                                select c.name as community, o.kind, o.title, o.owner_id = $1 as "written by you",
                                       o.offered_at as offered, lower(o.status) as status,
                                       case when o.offered_by = $1 then o.reason else '' end as reason
                                  from offer o join community c on c.id = o.community_id
                                 where $1 in (o.offered_by, o.owner_id, o.lead_id, o.decided_by) order by o.offered_at
                                """)
                .erasedBy(PersonalData.scrub("offer", "title", "reason", "note"))
                .staying("That something was offered by somebody, and who agreed as a former member."));
    }
}
