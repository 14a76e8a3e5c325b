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

    private static final String FORMULA = "=+-@\t";

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

    /** The row, or null where it is not sound; then the problems say why. */
    @Nullable
    FoundingRow row(int number, Map<ListColumn, String> values, List<FoundingProblem> problems) {
        int before = problems.size();
        String jurisdiction = cell(number, ListColumn.JURISDICTION, values, problems);
        String name = cell(number, ListColumn.NAME, values, problems);
        String email = cell(number, ListColumn.EMAIL, values, problems);
        String role = cell(number, ListColumn.ROLE, values, problems);
        String place = place(number, cell(number, ListColumn.PLACE, values, problems), problems);
        if (problems.size() > before) {
            return null;
        }
        String key = keys.get(plain(jurisdiction));
        if (key == null) {
            add(
                    problems,
                    number,
                    ListColumn.JURISDICTION,
                    jurisdiction.isEmpty()
                            ? "Fill this in: a name such as Mississippi, or a key such as MS."
                            : "“%s” is no jurisdiction of the network.".formatted(jurisdiction));
        } else if (place.equals(FoundingRow.SEAT)) {
            seat(number, key, problems);
        }
        person(number, name, email, !place.equals(FoundingRow.SEAT), problems);
        return key == null || problems.size() > before ? null : new FoundingRow(number, key, place, email, name, role);
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
            add(problems, number, ListColumn.NAME, "This is an e-mail address. Are the columns swapped?");
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

    private static String place(int number, String typed, List<FoundingProblem> problems) {
        String place = typed.isEmpty() ? FoundingRow.SEAT : typed.toUpperCase(Locale.ROOT);
        if (!place.equals(FoundingRow.SEAT) && !place.equals(FoundingRow.CORE) && !place.equals(FoundingRow.EXTENDED)) {
            add(problems, number, ListColumn.PLACE, "Write seat, core or extended, or leave it empty for the seat.");
        }
        return place;
    }

    /** The value without spaces around it. */
    private static String cell(
            int number, ListColumn column, Map<ListColumn, String> values, List<FoundingProblem> problems) {
        String whole = values.getOrDefault(column, "");
        if (whole.length() > 4L * column.most) {
            add(
                    problems,
                    number,
                    column,
                    "The value has %,d characters; %d fit. Is a quotation mark missing?"
                            .formatted(whole.length(), column.most));
            return "";
        }
        String value = whole.strip();
        if (value.codePointCount(0, value.length()) > column.most) {
            add(problems, number, column, "Shorten this to %d characters.".formatted(column.most));
        } else if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            add(problems, number, column, "Write this on one line.");
        } else if (value.chars().anyMatch(Character::isISOControl)) {
            add(problems, number, column, "Remove the invisible control character.");
        } else if (value.indexOf('\uFFFD') >= 0) {
            add(problems, number, column, "A character cannot be read. Save the file as UTF-8.");
        } else if (!value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0) {
            add(
                    problems,
                    number,
                    column,
                    "The value begins with “%c”, which spreadsheet programs run as a formula. Write it without."
                            .formatted(value.charAt(0)));
        }
        return value;
    }

    private static void add(List<FoundingProblem> problems, int number, ListColumn column, String words) {
        problems.add(new FoundingProblem(number, column.words, words));
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
