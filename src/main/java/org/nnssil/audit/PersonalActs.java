package org.nnssil.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.shared.PersonalData;

/** What the audit trail says of a person. It is append-only: the database refuses every change of it. */
@ApplicationScoped
class PersonalActs implements PersonalData {

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("The audit trail about you", "audit_entry.actor_id", "audit_entry.subject_id")
                        .told(
                                """
                        select at, act, case when actor_id = $1 then 'by you' else 'about you' end as side, target,
                               jurisdiction_key as jurisdiction, detail::text as detail,
                               case when actor_id = $1 then reason else '' end as "your reason",
                               case when actor_id = $1 then from_address else '' end as "your network address"
                          from audit_entry where actor_id = $1 or subject_id = $1
                         order by at, id
                        """)
                        .staying(
                                "The trail of acts, by which the network accounts for its decisions. It names you by a number that"
                                        + " leads to nobody any more; reasons as typed and network addresses of acts stay in it."));
    }
}
