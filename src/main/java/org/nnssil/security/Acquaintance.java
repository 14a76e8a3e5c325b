package org.nnssil.security;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom the coordinator knows by name at the desk: everybody who is or was in the National Network or in a community that
 * the coordinator convenes. A person of other private communities only is nobody there: no name, no address, no words.
 */
public final class Acquaintance {

    /** What the desk calls everybody else. */
    public static final String SOMEBODY = "Somebody of a private community";

    private Acquaintance() {}

    /** The communities whose people the viewer knows. */
    public static Set<UUID> communities(Viewer viewer) {
        return Stream.concat(
                        Stream.of(Viewer.NATIONAL),
                        viewer.memberships().keySet().stream().filter(viewer::convenes))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether a person is known; nobody, a null, is not. Index membership_ever.
     *
     * @param person an SQL expression for the person's id
     * @param communities the parameter with {@link #communities}, such as {@code $1}
     */
    public static String sql(String person, String communities) {
        return ("exists (select 1 from membership acquainted where acquainted.person_id = %s"
                        + " and acquainted.community_id = any(%s))")
                .formatted(person, communities);
    }
}
