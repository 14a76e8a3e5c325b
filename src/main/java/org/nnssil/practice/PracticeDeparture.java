package org.nnssil.practice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.nnssil.community.Departure;
import org.nnssil.community.DepartureStep;
import org.nnssil.security.Viewer;

/**
 * A draft belongs to its jurisdiction, so a departure takes nothing away: the seat's holder and the colleagues go on
 * with it, and while the seat is vacant it waits. Only who is told of it changes.
 */
@ApplicationScoped
class PracticeDeparture implements DepartureStep {

    private final PracticeRepository practices;

    PracticeDeparture(PracticeRepository practices) {
        this.practices = practices;
    }

    @Override
    public List<Consequence> consequences() {
        return List.of(new Consequence(
                "(select count(*) from practice where author_id = asked.person"
                        + " and status in ('DRAFT', 'SUBMITTED', 'RETURNED') and community_id = '" + Viewer.NATIONAL
                        + "')",
                "draft or submission passes to the seat.",
                "drafts and submissions pass to the seat."));
    }

    @Override
    public Uni<Map<String, Integer>> carryOut(Departure departure) {
        return departure.network()
                ? practices.pass(departure.personId(), departure.at()).map(passed -> Map.of("drafts", passed))
                : Uni.createFrom().item(Map.of());
    }
}
