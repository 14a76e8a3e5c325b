package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/**
 * How somebody is asked onto the roster of a sub-community. The feature that keeps these invitations offers the bean;
 * its acts join the caller's transaction, which has the community locked.
 */
public interface RosterInvitations {

    /**
     * For what somebody is asked.
     *
     * @param organization whom they would represent; null where people are the members
     * @param jurisdictionKey where they work, as whoever asks says; or null
     * @param exception why they are let in though the charter's rules do not hold; empty where they do
     */
    record Wanted(
            Reach reach,
            List<String> roles,
            @Nullable OrganizationNamed organization,
            @Nullable String jurisdictionKey,
            String exception,
            UUID submission) {}

    /** The name of whom this submission has asked already. */
    Uni<Optional<String>> asked(UUID submission);

    /**
     * @param person with name and role as whoever asks knows them
     * @throws org.nnssil.web.Invalid naming {@code email} where they were asked and have not answered
     */
    Uni<Void> ask(Viewer by, Door door, PersonRef person, Wanted wanted);

    /** Asks somebody to be the first convener of a community that has none. */
    Uni<Void> askToConvene(Viewer by, Door door, PersonRef person, UUID submission);

    /** How many were asked and have not answered, for the conveners. */
    Uni<Long> waiting(UUID communityId);
}
