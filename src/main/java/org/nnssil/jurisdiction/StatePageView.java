package org.nnssil.jurisdiction;

import java.util.List;
import java.util.UUID;

/**
 * A jurisdiction's page.
 *
 * @param localTime the time there now, with its zone
 * @param seat empty where it has no seat
 * @param countable whether the coordinator decides that its seat is counted
 * @param history empty for who is not a member of the National Network, like people
 * @param liaisons of centers, now; empty for who is not a member of the National Network
 * @param filled whether somebody holds the seat now
 */
public record StatePageView(
        String key,
        String name,
        String kind,
        String agency,
        String zone,
        String zoneName,
        String localTime,
        String otherZones,
        String note,
        boolean hasSeat,
        boolean countable,
        boolean filled,
        List<Center> centers,
        List<Liaison> liaisons,
        List<Holder> history,
        List<Person> people,
        boolean member,
        boolean coordinator) {

    /** @param years "2005 to 2012" or "since 2024" */
    public record Center(String key, String name, String host, String years) {}

    /** @param href empty where the person has no page for this viewer */
    public record Liaison(String name, String href, String span, String center) {}

    /**
     * @param href empty where the person has no page for this viewer
     * @param span "since Tue 3 Mar 2020" or "Tue 3 Mar 2020 to Fri 1 Jul 2022"
     */
    public record Holder(String name, String href, String span, boolean interim, boolean unanswered, String reason) {}

    public record Person(UUID id, String name, String role, String standing) {}
}
