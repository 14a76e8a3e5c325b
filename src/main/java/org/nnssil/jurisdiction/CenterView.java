package org.nnssil.jurisdiction;

import java.util.List;
import java.util.UUID;
import org.nnssil.web.Choice;

/**
 * A center's page.
 *
 * @param served the jurisdictions it serves by the latest assignment, each with who is the liaison to it now
 * @param others liaisons to jurisdictions that it does not serve
 * @param past who was a liaison before, the latest first
 * @param staff for the coordinator's form: members who work there
 */
public record CenterView(
        String key,
        String name,
        String host,
        List<Served> served,
        List<Entry> others,
        List<Entry> past,
        boolean coordinator,
        List<Choice> staff,
        List<Choice> places) {

    public record Served(String key, String name, List<Entry> liaisons) {}

    /**
     * @param href empty where the person has no page for this viewer
     * @param span "since Tue 3 Mar 2026" or "Tue 3 Mar 2026 to Fri 1 Jul 2026"
     * @param reason of the end, for the coordinator
     */
    public record Entry(
            UUID id,
            String name,
            String href,
            String jurisdictionKey,
            String jurisdiction,
            String span,
            String reason) {}
}
