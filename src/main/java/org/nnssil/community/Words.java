package org.nnssil.community;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Choice;

/** How pages and mails say what rows hold as names. */
public final class Words {

    /** The kinds that somebody can found; there is one National Network. */
    static final Map<String, String> KINDS = ordered(
            "PEER", "Peer learning: districts, schools or people learn from each other",
            "SERVICE", "Service network: providers work with districts and schools in need",
            "INTERNAL", "Internal coordination: departments of one agency and their partners");

    static final Map<String, String> ORGANIZATIONS = ordered(
            "SEA", "State education agency (SEA)",
            "DISTRICT", "District",
            "HIGHER_EDUCATION", "College or university",
            "CENTER", "Comprehensive center",
            "PROVIDER", "Provider",
            "FACILITATOR", "Facilitator of the network");

    static final Map<String, String> ROLES = ordered(
            "FACILITATOR", "Facilitator: guides the group's work",
            "CO_PLANNER", "Co-planner: plans the meetings with the conveners",
            "BROKER", "Broker: matches needs with help from outside",
            "REVIEWER", "Reviewer: decides on what members submit");

    static final Map<String, String> NATIONAL_ROLES = ordered(
            "FACILITATOR",
            "Facilitator: guides the group's work",
            "REVIEWER",
            "Reviewer: decides on submitted spotlights",
            Viewer.COORDINATOR,
            "Coordinator: runs the network day to day");

    private Words() {}

    static String kind(String kind) {
        return switch (kind) {
            case "NATIONAL" -> "National network";
            case "PEER" -> "Peer learning";
            case "SERVICE" -> "Service network";
            default -> "Internal coordination";
        };
    }

    static String organization(String kind) {
        return String.valueOf(ORGANIZATIONS.get(kind)).replaceFirst(" \\(.*", "");
    }

    public static String standing(Reach reach) {
        return switch (reach) {
            case CONVENERS -> "Convener";
            case CORE -> "Core member";
            default -> "Extended member";
        };
    }

    /** "Convener, facilitator and broker" */
    public static String standing(Reach reach, List<String> roles) {
        StringBuilder words = new StringBuilder(standing(reach));
        for (int i = 0; i < roles.size(); i++) {
            words.append(i == roles.size() - 1 ? " and " : ", ").append(role(roles.get(i)));
        }
        return words.toString();
    }

    static Map<String, String> rolesOf(UUID communityId) {
        return communityId.equals(Viewer.NATIONAL) ? NATIONAL_ROLES : ROLES;
    }

    /** The roles as choices, each with what it lets somebody do. */
    static List<Choice> roles(UUID communityId, List<String> chosen) {
        boolean national = communityId.equals(Viewer.NATIONAL);
        return rolesOf(communityId).entrySet().stream()
                .map(role -> new Choice(
                        role.getKey(), role.getValue(), chosen.contains(role.getKey()), mayDo(role.getKey(), national)))
                .toList();
    }

    private static String mayDo(String role, boolean national) {
        return switch (role) {
            case Viewer.COORDINATOR ->
                "May do everything in the National Network, and nothing in a community they are not in";
            case "REVIEWER" ->
                national
                        ? "May publish or return what was submitted, but not their own"
                        : "Told to members as the one to ask; gives no right beyond that of their reach";
            case "CO_PLANNER" -> "The members' side where the charter wants two: named on the community's page";
            default -> "Told to members as the one to ask; gives no right beyond that of their reach";
        };
    }

    static Map<String, String> reachesOf() {
        return ordered(
                Reach.MEMBERS.key(), "Extended: reads what is open to all members",
                Reach.CORE.key(), "Core: takes part in everything, sees contact details",
                Reach.CONVENERS.key(),
                        "Convener: keeps roster and charter, decides who joins, schedules sessions, releases offers");
    }

    private static String role(String role) {
        return switch (role) {
            case "CO_PLANNER" -> "co-planner";
            case "FACILITATOR" -> "facilitator";
            case "BROKER" -> "broker";
            case "REVIEWER" -> "reviewer";
            case "COORDINATOR" -> "coordinator";
            default -> role.toLowerCase(java.util.Locale.ROOT);
        };
    }

    static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
