package org.nnssil.jurisdiction;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Choice;
import org.nnssil.web.Csv;
import org.nnssil.web.Tile;
import org.nnssil.web.TileMap;
import org.nnssil.web.TileMapView;
import org.nnssil.web.Times;

/** The board of counted seats, for members of the National Network. */
@ApplicationScoped
public class BoardService {

    private static final List<String> HEAD = List.of(
            "key",
            "jurisdiction",
            "seat",
            "holder",
            "role",
            "since",
            "last session",
            "last contribution",
            "silent",
            "center",
            "liaison");

    private final JurisdictionRepository jurisdictions;
    private final LiaisonRepository liaisons;
    private final List<SeatActivity> activities;
    private final Times times;
    private final Clock clock;

    BoardService(
            JurisdictionRepository jurisdictions,
            LiaisonRepository liaisons,
            @All List<SeatActivity> activities,
            Times times,
            Clock clock) {
        this.jurisdictions = jurisdictions;
        this.liaisons = liaisons;
        this.activities = activities;
        this.times = times;
        this.clock = clock;
    }

    Uni<BoardView> board(Viewer viewer, BoardWish wish) {
        return rows(viewer).map(rows -> view(viewer, rows, wish));
    }

    /** The same rows for a spreadsheet (RFC 4180), days as ISO dates in Eastern time. */
    Uni<String> table(Viewer viewer, BoardWish wish) {
        return rows(viewer)
                .map(rows -> Csv.line(HEAD)
                        + chosen(rows, wish).stream()
                                .map(row -> Csv.line(cells(viewer, row, wish)))
                                .collect(Collectors.joining()));
    }

    private Uni<List<BoardRow>> rows(Viewer viewer) {
        if (!viewer.nationalMember()) {
            throw new Absent();
        }
        return jurisdictions.seats().chain(seats -> last(viewer)
                .chain(last -> liaisons(viewer).map(liaisons -> seats.stream()
                        .filter(SeatRow::counted)
                        .map(seat -> new BoardRow(
                                seat,
                                last.get(SeatActivity.Kind.ATTENDANCE).get(seat.key()),
                                last.get(SeatActivity.Kind.CONTRIBUTION).get(seat.key()),
                                liaisons.getOrDefault(seat.key(), "")))
                        .toList())));
    }

    private Uni<Map<String, String>> liaisons(Viewer viewer) {
        return liaisons.now().map(all -> all.stream()
                .collect(Collectors.toMap(
                        Liaison::jurisdictionKey,
                        liaison -> CenterViews.name(viewer, liaison),
                        (one, other) -> one + ", " + other)));
    }

    private Uni<Map<SeatActivity.Kind, Map<String, Instant>>> last(Viewer viewer) {
        Map<SeatActivity.Kind, Map<String, Instant>> found = new EnumMap<>(SeatActivity.Kind.class);
        Arrays.stream(SeatActivity.Kind.values()).forEach(kind -> found.put(kind, new HashMap<>()));
        Uni<Map<SeatActivity.Kind, Map<String, Instant>>> all = Uni.createFrom().item(found);
        for (SeatActivity activity : activities) {
            all = all.call(sofar -> jurisdictions
                    .last(activity.last(), viewer, clock.instant())
                    .invoke(last -> last.forEach((key, at) -> sofar.get(activity.kind())
                            .merge(key, at, (one, other) -> one.isAfter(other) ? one : other))));
        }
        return all;
    }

    private Instant silentSince(BoardWish wish) {
        return ZonedDateTime.ofInstant(clock.instant(), Viewer.EASTERN)
                .minusMonths(wish.months())
                .toInstant();
    }

    private List<BoardRow> chosen(List<BoardRow> rows, BoardWish wish) {
        Instant since = silentSince(wish);
        return BoardSort.sorted(
                rows.stream().filter(row -> wish.show().takes(row, since)).toList(), wish.sort(), wish.descending());
    }

    private BoardView view(Viewer viewer, List<BoardRow> rows, BoardWish wish) {
        Instant since = silentSince(wish);
        return new BoardView(
                map(rows, wish, since),
                summary(rows, wish, since),
                Arrays.stream(BoardWish.Show.values())
                        .map(show -> new Choice(show.key(), show.words(), show == wish.show()))
                        .toList(),
                wish.months(),
                months(wish),
                "/seats/board.csv" + wish.query(),
                Arrays.stream(BoardSort.values())
                        .map(column -> column.column(wish.sort(), wish.descending()))
                        .map(column ->
                                new BoardView.Column(column.words(), column.href() + wish.narrowing(), column.sort()))
                        .toList(),
                chosen(rows, wish).stream().map(row -> row(viewer, row, since)).toList(),
                viewer.coordinator());
    }

    private static TileMapView map(List<BoardRow> rows, BoardWish wish, Instant since) {
        if (wish.show() != BoardWish.Show.SILENT) {
            Seats seats = Seats.of(rows.stream().map(BoardRow::seat).toList(), true);
            return TileMap.ofEither(seats.finding(), "Seat", "filled", "vacant", seats.tiles());
        }
        long active = rows.stream().filter(row -> !row.silentSince(since)).count();
        String finding = "%d of %d took part in the last %s.".formatted(active, rows.size(), months(wish));
        return TileMap.ofEither(
                finding,
                "In that time",
                "took part",
                "silent",
                rows.stream().map(row -> tile(row, since)).toList());
    }

    private static Tile tile(BoardRow row, Instant since) {
        boolean silent = row.silentSince(since);
        return new Tile(
                row.seat().key(),
                row.seat().name(),
                silent ? 0 : 1,
                silent ? "silent" : "took part",
                "/jurisdictions/" + row.seat().key());
    }

    static String summary(List<BoardRow> rows, BoardWish wish, Instant since) {
        long filled = rows.stream().filter(row -> row.seat().filled()).count();
        long interim = rows.stream()
                .filter(row -> row.seat().filled() && row.seat().interim())
                .count();
        long invited = rows.stream()
                .filter(row -> row.seat().filled() && !row.seat().joined())
                .count();
        long silent = rows.stream().filter(row -> row.silentSince(since)).count();
        return "%d counted: %d filled (%d by an interim%s), %d vacant; %d silent for %s."
                .formatted(
                        rows.size(),
                        filled,
                        interim,
                        invited == 0 ? "" : ", %d not accepted yet".formatted(invited),
                        rows.size() - filled,
                        silent,
                        months(wish));
    }

    private static String months(BoardWish wish) {
        return wish.months() == 1 ? "1 month" : wish.months() + " months";
    }

    private BoardView.Row row(Viewer viewer, BoardRow row, Instant since) {
        SeatRow seat = row.seat();
        LocalDate day = seat.filled() ? seat.since() : seat.vacantSince();
        return new BoardView.Row(
                seat.key(),
                seat.name(),
                seat.filled(),
                holder(viewer, seat),
                seat.filled() && seat.holderListed() && seat.joined() ? "/people/" + seat.holderId() : "",
                named(viewer, seat) ? seat.holderRole() : "",
                seat.interim(),
                seat.filled() && !seat.joined(),
                day == null ? "" : times.calendarDate(day),
                last(row.attended(), viewer),
                last(row.contributed(), viewer),
                row.silentSince(since),
                seat.centerKey(),
                seat.center(),
                row.liaison());
    }

    private List<String> cells(Viewer viewer, BoardRow row, BoardWish wish) {
        SeatRow seat = row.seat();
        LocalDate day = seat.filled() ? seat.since() : seat.vacantSince();
        return List.of(
                seat.key(),
                seat.name(),
                !seat.filled() ? "vacant" : !seat.joined() ? "invited" : seat.interim() ? "interim" : "filled",
                holder(viewer, seat),
                named(viewer, seat) ? seat.holderRole() : "",
                day == null ? "" : day.toString(),
                iso(row.attended()),
                iso(row.contributed()),
                row.silentSince(silentSince(wish)) ? "yes" : "no",
                seat.center(),
                row.liaison());
    }

    private static boolean named(Viewer viewer, SeatRow seat) {
        return seat.holderListed() || viewer.coordinator();
    }

    private static String holder(Viewer viewer, SeatRow seat) {
        return !seat.filled() ? "" : named(viewer, seat) ? seat.holder() : "Filled; the holder is not listed";
    }

    private String last(@Nullable Instant at, Viewer viewer) {
        return at == null ? "never" : times.calendarDate(LocalDate.ofInstant(at, viewer.zone()));
    }

    private static String iso(@Nullable Instant at) {
        return at == null ? "" : LocalDate.ofInstant(at, Viewer.EASTERN).toString();
    }
}
