package org.nnssil.directory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nnssil.web.Choice;

/**
 * The roster for paper.
 *
 * @param jurisdiction its name where the roster is of one alone, else empty
 * @param places one group a jurisdiction, by name; those without one come last, by organization
 * @param cut whether there are more people than are put on paper
 */
public record PrintedRoster(
        String jurisdiction, List<Choice> jurisdictions, List<Place> places, int people, boolean cut) {

    /** More than that is nobody's paper roster; the table for spreadsheets has them all. */
    static final int MOST = 1_500;

    public record Place(String name, List<Line> lines) {}

    /** @param mark "Holds the seat", "Extended", or empty */
    public record Line(String name, String role, String email, String phone, String mark) {}

    /** A row as read, in the order to print. */
    record Row(String place, Line line) {}

    public String heading() {
        return jurisdiction.isEmpty() ? "Roster of the network" : "Roster of " + jurisdiction;
    }

    static PrintedRoster of(List<Row> rows, String key, DirectoryService.Known known) {
        List<Row> shown = rows.subList(0, Math.min(rows.size(), MOST));
        Map<String, List<Line>> byPlace = new LinkedHashMap<>();
        shown.forEach(row ->
                byPlace.computeIfAbsent(row.place(), place -> new ArrayList<>()).add(row.line()));
        Map<String, String> options = new LinkedHashMap<>();
        options.put("", "All jurisdictions: core members");
        options.putAll(known.places());
        return new PrintedRoster(
                known.places().getOrDefault(key, ""),
                Choice.of(options, key),
                byPlace.entrySet().stream()
                        .map(place -> new Place(place.getKey(), place.getValue()))
                        .toList(),
                shown.size(),
                rows.size() > MOST);
    }
}
