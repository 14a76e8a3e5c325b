package org.nnssil.security;

import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one who asks, as the database knows them now.
 *
 * @param personId null for the anonymous and for someone who signed in but is nobody in the network
 * @param subject Keycloak's subject; null for the anonymous
 * @param zone the person's own, else that of their jurisdiction, else Eastern
 * @param zoneChosen false when the zone is only the jurisdiction's
 * @param jurisdictionKey where they work now; null for center staff and others
 * @param memberships active ones by community id
 */
public record Viewer(
        @Nullable UUID personId,
        @Nullable String subject,
        String name,
        String email,
        String roleTitle,
        ZoneId zone,
        boolean zoneChosen,
        @Nullable String jurisdictionKey,
        Map<UUID, Standing> memberships) {

    /** The National Network's community; its row is reference data and has the same id in every installation. */
    public static final UUID NATIONAL = UUID.fromString("00000000-0000-7000-8000-000000000001");

    public static final ZoneId EASTERN = ZoneId.of("America/New_York");

    public static final String COORDINATOR = "COORDINATOR";
    public static final String REVIEWER = "REVIEWER";

    /** A person's place in one community. Roles are upper-case names such as COORDINATOR, REVIEWER, FACILITATOR. */
    public record Standing(Reach reach, Set<String> roles) {}

    public static Viewer anonymous() {
        return new Viewer(null, null, "", "", "", EASTERN, false, null, Map.of());
    }

    public static Viewer outsider(String subject, String name) {
        return new Viewer(null, subject, name, "", "", EASTERN, false, null, Map.of());
    }

    public boolean signedIn() {
        return subject != null;
    }

    /** A member of any community of the service, at any reach. */
    public boolean member() {
        return !memberships.isEmpty();
    }

    /** A member of the National Network itself, at any reach. */
    public boolean nationalMember() {
        return memberships.containsKey(NATIONAL);
    }

    /** A member of the National Network at core reach or higher: may post spotlights and see contact details. */
    public boolean nationalCore() {
        return reachIn(NATIONAL).rank() >= Reach.CORE.rank();
    }

    /** Runs the network day to day. The role is held in the national community and gives nothing in any other. */
    public boolean coordinator() {
        return hasRole(NATIONAL, COORDINATOR);
    }

    /** May decide on submitted spotlights of the National Network. */
    public boolean reviewer() {
        return coordinator() || hasRole(NATIONAL, REVIEWER);
    }

    public boolean hasRole(UUID communityId, String role) {
        Standing standing = memberships.get(communityId);
        return standing != null && standing.roles().contains(role);
    }

    public boolean convenes(UUID communityId) {
        return reachIn(communityId) == Reach.CONVENERS;
    }

    /** {@link Reach#PUBLIC} where there is no membership. */
    public Reach reachIn(UUID communityId) {
        Standing standing = memberships.get(communityId);
        return standing == null ? Reach.PUBLIC : standing.reach();
    }

    public boolean maySee(Audience audience) {
        return audience.reach().rank() <= reachIn(audience.communityId()).rank();
    }

    /** The id of a person who is known to be somebody. */
    public UUID id() {
        if (personId == null) {
            throw new IllegalStateException("The viewer is not a person of the network.");
        }
        return personId;
    }
}
