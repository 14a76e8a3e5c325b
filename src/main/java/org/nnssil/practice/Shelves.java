package org.nnssil.practice;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/**
 * Who does what where. In the library of the National Network jurisdictions write and its reviewers decide; on a
 * community's own shelf its core members write, each for themselves, and its conveners and reviewers decide.
 */
final class Shelves {

    /** Is nobody's, so that a list for a query is never empty. */
    private static final UUID NOWHERE = new UUID(0, 0);

    private Shelves() {}

    static boolean national(UUID community) {
        return community.equals(Viewer.NATIONAL);
    }

    static boolean writes(Viewer viewer, UUID community) {
        return national(community)
                ? viewer.nationalCore() && (viewer.jurisdictionKey() != null || viewer.coordinator())
                : viewer.reachIn(community).rank() >= Reach.CORE.rank();
    }

    static boolean reviews(Viewer viewer, UUID community) {
        return national(community)
                ? viewer.reviewer()
                : viewer.convenes(community) || viewer.hasRole(community, Viewer.REVIEWER);
    }

    /** May decide on their own submission where nobody else does, and take out what others put there. */
    static boolean presides(Viewer viewer, UUID community) {
        return national(community) ? viewer.coordinator() : viewer.convenes(community);
    }

    /** Sees whom to ask. */
    static boolean sees(Viewer viewer, UUID community) {
        return viewer.reachIn(community).rank() >= Reach.CORE.rank();
    }

    /** Chooses the jurisdiction that a spotlight is about, instead of writing for their own. */
    static boolean chooses(Viewer viewer, UUID community) {
        return national(community) ? viewer.coordinator() : viewer.jurisdictionKey() == null;
    }

    /** Communities, other than the National Network, on whose shelf the viewer puts spotlights. */
    static List<UUID> writing(Viewer viewer) {
        return communities(viewer, community -> writes(viewer, community));
    }

    /** Those where the viewer decides on them. */
    static List<UUID> reviewing(Viewer viewer) {
        return communities(viewer, community -> reviews(viewer, community));
    }

    /** Those where the viewer takes out what others put there. */
    static List<UUID> presiding(Viewer viewer) {
        return communities(viewer, community -> presides(viewer, community));
    }

    static boolean any(List<UUID> communities) {
        return communities.size() > 1;
    }

    private static List<UUID> communities(Viewer viewer, Predicate<UUID> wanted) {
        return Stream.concat(
                        Stream.of(NOWHERE),
                        viewer.memberships().keySet().stream()
                                .filter(community -> !national(community))
                                .filter(wanted))
                .toList();
    }
}
