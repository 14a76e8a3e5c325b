package org.nnssil.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.shared.PersonalData;

/** That somebody asked to be erased, and who did it. */
@ApplicationScoped
class PersonalRequests implements PersonalData {

    @Override
    public List<Holding> holdings() {
        return List.of(Holding.of("Requests for erasure", "erasure_request.person_id", "erasure_request.done_by")
                .told(
                        """
                        select case when person_id = $1 then 'yours' else 'carried out by you' end as request, asked_at as asked,
                               due_on as due, withdrawn_at as withdrawn, done_at as done
                          from erasure_request where $1 in (person_id, done_by) order by asked_at
                        """)
                .staying("That a former member was erased on a day, and by whom."));
    }
}
