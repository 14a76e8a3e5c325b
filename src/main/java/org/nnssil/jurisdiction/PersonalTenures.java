package org.nnssil.jurisdiction;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.shared.PersonalData;

/** The seats that a person held, and for which jurisdictions they were a liaison. */
@ApplicationScoped
class PersonalTenures implements PersonalData {

    @Override
    public List<Holding> holdings() {
        return List.of(seats(), liaisons());
    }

    private static Holding seats() {
        return Holding.of("Seats you held", "seat_tenure.person_id")
                .told(
                        """
                        select j.name as jurisdiction, t.from_date as "from", t.to_date as "to", t.interim, t.reason
                          from seat_tenure t join jurisdiction j on j.key = t.jurisdiction_key
                         where t.person_id = $1 order by t.from_date
                        """)
                .erasedBy(
                        "update seat_tenure set reason = '' where person_id = :person and reason <> ''",
                        PersonalData.scrub("seat_tenure", "reason"))
                .staying("That the seat was held from one day to another: by a former member.");
    }

    private static Holding liaisons() {
        return Holding.of(
                        "Jurisdictions you are or were the liaison to",
                        "center_liaison.person_id",
                        "center_liaison.named_by",
                        "center_liaison.ended_by")
                .told(
                        """
                        select j.name as jurisdiction, l.center_key as center, l.person_id = $1 as "you yourself",
                               l.from_date as "from", l.to_date as "to"
                          from center_liaison l join jurisdiction j on j.key = l.jurisdiction_key
                         where $1 in (l.person_id, l.named_by, l.ended_by) order by l.from_date
                        """)
                .erasedBy(
                        "update center_liaison set reason = '' where person_id = :person and reason <> ''",
                        PersonalData.scrub("center_liaison", "reason"))
                .staying("That a center had a liaison from one day to another: a former member.");
    }
}
