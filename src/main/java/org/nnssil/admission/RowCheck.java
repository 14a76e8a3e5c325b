package org.nnssil.admission;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.Emails;

/** What must hold for each row of a list, and between its rows. */
final class RowCheck {

    private static final String FORMULA = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

    private static final String SWAPPED = "This is an e-mail address. Are the columns swapped?";

    /** More than these are counted and not named. */
    private static final int NAMED = 6;

    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, String> names;
    private final Set<String> seats;
    private final Map<String, Integer> seatRows = new HashMap<>();
    private final Map<String, Integer> emailRows = new HashMap<>();

    RowCheck(Map<String, String> jurisdictions, Set<String> seats) {
        this.names = jurisdictions;
        this.seats = seats;
        jurisdictions.forEach((key, name) -> {
            keys.put(plain(key), key);
            keys.put(plain(name), key);
        });
    }

    /**
     * The row, or null where it is not sound; then the problems say why, all that can be said of this row.
     *
     * @param columns where each column stands
     */
    @Nullable
    FoundingRow row(ListRecord record, Map<ListColumn, Integer> columns, List<FoundingProblem> problems) {
        int before = problems.size();
        int number = record.number();
        Row row = new Row(record, columns, problems);
        String jurisdiction = row.cell(ListColumn.JURISDICTION);
        String name = row.cell(ListColumn.NAME);
        String email = row.cell(ListColumn.EMAIL);
        String role = row.cell(ListColumn.ROLE);
        String place = place(number, row.cell(ListColumn.PLACE), problems);
        String key = jurisdiction == null ? null : jurisdiction(number, jurisdiction, problems);
        boolean seat = FoundingRow.SEAT.equals(place);
        if (key != null && seat) {
            seat(number, key, problems);
        }
        if (name != null && email != null) {
            person(number, name, email, !seat, problems);
        }
        boolean sound = problems.size() == before;
        return !sound || key == null || name == null || email == null || role == null || place == null
                ? null
                : new FoundingRow(number, key, place, email, name, role);
    }

    /** Seats that no row so far is about, in words. */
    Optional<String> seatsNotNamed() {
        List<String> missing = seats.stream()
                .filter(key -> !seatRows.containsKey(key))
                .map(key -> names.getOrDefault(key, key))
                .sorted()
                .toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String which = missing.size() <= NAMED ? ": " + String.join(", ", missing) : "";
        return Optional.of(
                missing.size() == 1
                        ? "1 seat is not in the list and stays as it is%s.".formatted(which)
                        : "%d seats are not in the list and stay as they are%s.".formatted(missing.size(), which));
    }

    private void seat(int number, String key, List<FoundingProblem> problems) {
        if (!seats.contains(key)) {
            add(problems, number, ListColumn.JURISDICTION, "%s has no seat.".formatted(names.get(key)));
            return;
        }
        Integer first = seatRows.putIfAbsent(key, number);
        if (first != null) {
            add(
                    problems,
                    number,
                    ListColumn.JURISDICTION,
                    "%s stands in row %d already. A seat has one holder; write “core” or “extended” under Place for further people."
                            .formatted(names.get(key), first));
        }
    }

    private void person(int number, String name, String email, boolean needed, List<FoundingProblem> problems) {
        if (email.isEmpty() && name.isEmpty() && !needed) {
            return;
        }
        if (Emails.sound(name) && !Emails.sound(email)) {
            add(problems, number, ListColumn.NAME, SWAPPED);
            return;
        }
        if (name.isEmpty()) {
            add(problems, number, ListColumn.NAME, "Fill this in: there is an address and no name.");
        }
        if (!Emails.sound(email)) {
            add(
                    problems,
                    number,
                    ListColumn.EMAIL,
                    email.isEmpty()
                            ? "Fill this in: there is a name and no address."
                            : "“%s” is not an e-mail address.".formatted(email));
            return;
        }
        Integer first = emailRows.putIfAbsent(email.toLowerCase(Locale.ROOT), number);
        if (first != null) {
            add(
                    problems,
                    number,
                    ListColumn.EMAIL,
                    "“%s” is used in row %d already. One person is named once.".formatted(email, first));
        }
    }

    private @Nullable String jurisdiction(int number, String typed, List<FoundingProblem> problems) {
        String key = keys.get(plain(typed));
        if (key == null) {
            String words = typed.isEmpty()
                    ? "Fill this in: a name such as Mississippi, or a key such as MS."
                    : "“%s” is no jurisdiction of the network.".formatted(typed);
            add(problems, number, ListColumn.JURISDICTION, Emails.sound(typed) ? SWAPPED : words);
        }
        return key;
    }

    private static @Nullable String place(int number, @Nullable String typed, List<FoundingProblem> problems) {
        if (typed == null) {
            return null;
        }
        String place = typed.isEmpty() ? FoundingRow.SEAT : typed.toUpperCase(Locale.ROOT);
        if (!place.equals(FoundingRow.SEAT) && !place.equals(FoundingRow.CORE) && !place.equals(FoundingRow.EXTENDED)) {
            add(problems, number, ListColumn.PLACE, "Write seat, core or extended, or leave it empty for the seat.");
            return null;
        }
        return place;
    }

    /** The values of one row. */
    private record Row(ListRecord record, Map<ListColumn, Integer> columns, List<FoundingProblem> problems) {

        /**
         * The value without what is not seen around it; null where it cannot be used, and then the problems say why.
         */
        @Nullable
        String cell(ListColumn column) {
            Integer index = columns.get(column);
            if (index == null) {
                return "";
            }
            String whole = record.value(index);
            String wrong = record.flaws().get(index);
            if (wrong == null && whole.length() > 4L * column.most) {
                wrong = "The value has %,d characters; %d fit. Is a quotation mark missing?"
                        .formatted(whole.length(), column.most);
            }
            String value = wrong == null ? Cells.trimmed(whole) : "";
            if (wrong == null) {
                wrong = wrong(column, value);
            }
            if (wrong != null) {
                add(problems, record.number(), column, wrong);
                return null;
            }
            return value;
        }
    }

    /** What is wrong with a value by its looks, or null. */
    private static @Nullable String wrong(ListColumn column, String value) {
        if (value.isEmpty()) {
            return null;
        }
        if (value.codePointCount(0, value.length()) > column.most) {
            return "Shorten this to %d characters.".formatted(column.most);
        }
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            return "Write this on one line.";
        }
        if (value.chars().anyMatch(RowCheck::invisible)) {
            return "Remove the invisible control character.";
        }
        if (value.indexOf('\uFFFD') >= 0) {
            return "A character cannot be read. Save the file as UTF-8.";
        }
        if (FORMULA.indexOf(value.charAt(0)) >= 0) {
            return "The value begins with “%c”, which spreadsheet programs run as a formula. Write it without."
                    .formatted(value.charAt(0));
        }
        if ((column == ListColumn.NAME || column == ListColumn.ROLE)
                && value.codePoints().noneMatch(Character::isLetter)) {
            return "“%s” has no letter in it. Does it belong into another column?".formatted(value);
        }
        return null;
    }

    // Control characters, marks that turn the direction of writing round, and spaces without width.
    private static boolean invisible(int c) {
        return Character.isISOControl(c)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200B
                || c == 0xFEFF;
    }

    private static void add(List<FoundingProblem> problems, int number, ListColumn column, String words) {
        problems.add(new FoundingProblem(number, column.words, words));
    }

    private static String plain(String text) {
        return text.strip().replaceAll("[\\s\\p{Zs}]+", " ").toLowerCase(Locale.ROOT);
    }
}
