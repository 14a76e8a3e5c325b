package org.nnssil.jurisdiction;

import java.util.List;
import org.nnssil.web.Tile;

/**
 * The seats at a glance.
 *
 * @param finding the sentence that the map is there to say
 * @param tiles one for each counted jurisdiction; 1 is filled, 0 is vacant
 */
public record Seats(long filled, long counted, String finding, List<Tile> tiles) {

    /** Names the vacant seats as long as they fit into one sentence. */
    private static final int NAMED = 6;

    static Seats of(List<SeatRow> rows, boolean named) {
        List<SeatRow> counted = rows.stream().filter(SeatRow::counted).toList();
        List<String> vacant = counted.stream()
                .filter(row -> !row.filled())
                .map(SeatRow::name)
                .sorted()
                .toList();
        List<Tile> tiles = counted.stream().map(row -> tile(row, named)).toList();
        return new Seats(
                counted.size() - vacant.size(), counted.size(), finding(counted.size(), vacant), List.copyOf(tiles));
    }

    static String finding(int counted, List<String> vacant) {
        if (counted == 0) {
            return "No seat is counted yet.";
        }
        if (vacant.isEmpty()) {
            return "All %d seats are filled.".formatted(counted);
        }
        String head = "%d of %d seats are filled".formatted(counted - vacant.size(), counted);
        if (vacant.size() == counted || vacant.size() > NAMED) {
            return head + ".";
        }
        String names = vacant.size() == 1
                ? vacant.get(0)
                : String.join(", ", vacant.subList(0, vacant.size() - 1)) + " and " + vacant.get(vacant.size() - 1);
        return head + "; " + names + (vacant.size() == 1 ? " is vacant." : " are vacant.");
    }

    private static Tile tile(SeatRow row, boolean named) {
        String label = row.filled()
                ? named && !row.shownHolder().isEmpty() ? "held by " + row.shownHolder() : "filled"
                : "vacant";
        return new Tile(row.key(), row.name(), row.filled() ? 1 : 0, label, "/jurisdictions/" + row.key());
    }
}
