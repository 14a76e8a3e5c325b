package org.nnssil.jurisdiction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeatsTest {

    private static final LocalDate MARCH = LocalDate.of(2020, 3, 3);

    @Test
    void theFindingNamesTheVacantSeatsAsLongAsTheyAreFew() {
        assertEquals("3 of 5 seats are filled; Guam and Utah are vacant.", Seats.finding(5, List.of("Guam", "Utah")));
        assertEquals("4 of 5 seats are filled; Guam is vacant.", Seats.finding(5, List.of("Guam")));
        assertEquals("All 5 seats are filled.", Seats.finding(5, List.of()));
        assertEquals("0 of 2 seats are filled.", Seats.finding(2, List.of("Guam", "Utah")));
        assertEquals(
                "3 of 10 seats are filled.",
                Seats.finding(
                        10, IntStream.range(0, 7).mapToObj(String::valueOf).toList()));
        assertEquals("No seat is counted yet.", Seats.finding(0, List.of()));
    }

    @Test
    void theNumberOfSeatsComesFromTheRowsThatAreCounted() {
        Seats seats = Seats.of(List.of(row("MS", true, true), row("GU", true, false), row("PW", false, false)), true);

        assertEquals(1, seats.filled());
        assertEquals(2, seats.counted());
        assertEquals(2, seats.tiles().size());
    }

    @Test
    void namesAreOnTheTilesOnlyForWhoMayReadThem() {
        assertEquals("held by Holder of MS", label(true));
        assertEquals("filled", label(false));
    }

    @Test
    void vacantSeatsComeFirstWithoutAWish() {
        List<BoardRow> rows = List.of(row("AL", true, true), row("MP", true, false), row("ND", true, false)).stream()
                .map(BoardRow::of)
                .toList();

        List<BoardRow> sorted = BoardSort.sorted(rows, Optional.empty(), false);

        assertEquals(
                List.of("MP", "ND", "AL"),
                sorted.stream().map(row -> row.seat().key()).toList());
    }

    @Test
    void aColumnTurnsRoundWhenItIsAskedForAgain() {
        assertEquals(
                "/seats?sort=holder&dir=desc",
                BoardSort.HOLDER.column(Optional.of(BoardSort.HOLDER), false).href());
        assertEquals(
                "/seats?sort=holder",
                BoardSort.HOLDER.column(Optional.of(BoardSort.HOLDER), true).href());
        assertEquals(
                "descending",
                BoardSort.HOLDER.column(Optional.of(BoardSort.HOLDER), true).sort());
    }

    @Test
    void whoNeverTookPartIsSilentAndOneSignEndsIt() {
        Instant limit = Instant.parse("2027-01-01T00:00:00Z");
        SeatRow seat = row("MS", true, true);

        assertEquals(true, BoardRow.of(seat).silentSince(limit));
        assertEquals(true, new BoardRow(seat, limit.minusSeconds(1), null).silentSince(limit));
        assertEquals(false, new BoardRow(seat, limit.minusSeconds(1), limit).silentSince(limit));
        assertEquals(
                "2 counted: 1 filled (0 by an interim), 1 vacant; 1 silent for 6 months.",
                BoardService.summary(
                        List.of(new BoardRow(seat, limit, null), BoardRow.of(row("GU", true, false))),
                        BoardWish.of(null, null, null, "6"),
                        limit));
    }

    @Test
    void whatIsAskedOfTheBoardIsUnderstoodOrLeftOut() {
        assertEquals(
                "?show=silent&months=6&sort=since&dir=desc",
                BoardWish.of("since", "desc", "silent", "6").query());
        assertEquals("", BoardWish.of("x", null, "x", "many").narrowing());
        assertEquals(60, BoardWish.of(null, null, null, "999").months());
    }

    @Test
    void aTenureCannotEndBeforeItBegan() {
        SeatTenure tenure = new SeatTenure(UUID.randomUUID(), "MS", UUID.randomUUID(), MARCH);

        assertEquals(true, tenure.cannotEnd(MARCH.minusDays(1)).isPresent());
        assertEquals(false, tenure.cannotEnd(MARCH).isPresent());
    }

    private static String label(boolean named) {
        return Seats.of(List.of(row("MS", true, true)), named).tiles().get(0).label();
    }

    private static SeatRow row(String key, boolean counted, boolean filled) {
        return new SeatRow(
                key,
                key,
                "STATE",
                "America/Chicago",
                counted,
                counted,
                null,
                filled ? UUID.randomUUID() : null,
                filled ? "Holder of " + key : "",
                "",
                true,
                filled ? MARCH : null,
                false,
                "",
                "",
                filled);
    }
}
