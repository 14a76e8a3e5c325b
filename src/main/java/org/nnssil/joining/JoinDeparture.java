package org.nnssil.joining;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nnssil.community.Departure;
import org.nnssil.community.DepartureStep;

/**
 * What somebody asked for or was asked at the doors of communities ends when they leave: all of it where they are a
 * member of nothing any more, else what was for their organization.
 */
@ApplicationScoped
class JoinDeparture implements DepartureStep {

    private final JoinDepartureRepository doors;

    JoinDeparture(JoinDepartureRepository doors) {
        this.doors = doors;
    }

    @Override
    public List<Consequence> consequences() {
        return List.of(
                new Consequence(
                        "(select count(*) from join_request where person_id = asked.person and status = 'OPEN')",
                        "open request to join a sub-community is withdrawn.",
                        "open requests to join sub-communities are withdrawn."),
                new Consequence(
                        "(select count(*) from community_invitation where person_id = asked.person and status = 'SENT')",
                        "invitation into a sub-community is withdrawn.",
                        "invitations into sub-communities are withdrawn."),
                new Consequence(
                        "(select count(*) from community_invitation where predecessor_id = asked.person"
                                + " and status = 'SENT')",
                        "offer to hand over as convener ends, or stands where nobody else convenes.",
                        "offers to hand over as convener end, or stand where nobody else convenes."));
    }

    @Override
    public Uni<Map<String, Integer>> carryOut(Departure departure) {
        UUID person = departure.personId();
        Instant now = departure.at();
        // Who leaves one community and is in others goes on asking where they ask.
        if (!departure.network() && !departure.gone()) {
            return doors.settleHandovers(person, now).map(ended -> Map.of());
        }
        return doors.endRequests(person, departure.gone(), now)
                .chain(requests -> doors.endInvitations(person, departure.gone(), now)
                        .chain(invitations -> doors.settleHandovers(person, now)
                                .map(handovers -> Map.of(
                                        "joinRequestsWithdrawn",
                                        requests,
                                        "joinInvitationsWithdrawn",
                                        invitations + handovers))));
    }
}
