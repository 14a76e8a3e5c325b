package org.nnssil.jurisdiction;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.shared.PersonalData;

/** The seats that a person held. */
@ApplicationScoped
class PersonalTenures implements PersonalData {

    @Override
    public List<Holding> holdings() {
        return List.of(Holding.of("Seats you held", "seat_tenure.person_id")
                .told(
                        """
                        select j.name as jurisdiction, t.from_date as "from", t.to_date as "to", t.interim, t.reason
                          from seat_tenure t join jurisdiction j on j.key = t.jurisdiction_key
                         where t.person_id = $1 order by t.from_date
                        """)
                .erasedBy(
                        "update seat_tenure set reason = '' where person_id = :person and reason <> ''",
                        PersonalData.scrub("seat_tenure", "reason"))
                .staying("That the seat was held from one day to another: by a former member."));
    }
}
