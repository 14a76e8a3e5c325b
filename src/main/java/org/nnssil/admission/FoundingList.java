package org.nnssil.admission;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Invalid;

/**
 * A list of contacts, read a part at a time, so that its length is no matter of memory. Every row comes out sound or
 * with what is wrong with it, never half.
 */
final class FoundingList implements Closeable {

    /** A network of fifty thousand, twice. */
    static final int MOST_ROWS = 100_000;

    private static final int MOST_UNUSED = 10;

    private final ListRecords records;
    private final RowCheck check;
    private final List<String> notes;
    private final Map<ListColumn, Integer> columns = new EnumMap<>(ListColumn.class);
    private int width;
    private boolean headed;
    private boolean usable;
    private boolean named;
    private boolean over;

    /** @param last whether the list is over */
    record Part(List<FoundingRow> rows, List<FoundingProblem> problems, boolean last) {}

    private FoundingList(ListRecords records, RowCheck check) {
        this.records = records;
        this.check = check;
        this.notes = new ArrayList<>(records.notes());
    }

    /**
     * @param jurisdictions key to name of those there are
     * @param seats the keys of those with a seat
     * @throws Invalid naming {@code list} for what holds no list of any kind
     */
    static FoundingList open(Path file, Map<String, String> jurisdictions, Set<String> seats) throws IOException {
        return new FoundingList(ListRecords.open(file), new RowCheck(jurisdictions, seats));
    }

    /** How the file was read, for whoever sent it; complete when the last part is. */
    List<String> notes() {
        return List.copyOf(notes);
    }

    /** The next rows, at most so many of the file. */
    Part next(int most) {
        List<FoundingRow> rows = new ArrayList<>();
        List<FoundingProblem> problems = new ArrayList<>();
        int read = 0;
        while (read < most && !over) {
            read++;
            ListRecord record = record(problems);
            if (record == null) {
                over = true;
            } else if (!record.blank()) {
                take(record, rows, problems);
            }
        }
        if (over) {
            end(problems);
        }
        return new Part(rows, problems, over);
    }

    private void end(List<FoundingProblem> problems) {
        if (!headed && problems.isEmpty()) {
            problems.add(new FoundingProblem(1, "", "The file is empty. Its first row names the columns."));
        } else if (usable && !named && problems.isEmpty()) {
            problems.add(new FoundingProblem(1, "", "Below the names of the columns there is no row."));
        } else if (usable) {
            check.seatsNotNamed().ifPresent(notes::add);
        }
    }

    @Override
    public void close() {
        try {
            records.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private @Nullable ListRecord record(List<FoundingProblem> problems) {
        try {
            return records.next();
        } catch (UnreadableList unreadable) {
            problems.add(new FoundingProblem(unreadable.number(), "", String.valueOf(unreadable.getMessage())));
            return null;
        }
    }

    private void take(ListRecord record, List<FoundingRow> rows, List<FoundingProblem> problems) {
        if (!headed) {
            readHeader(record, problems);
            return;
        }
        named = true;
        int number = record.number();
        if (number > MOST_ROWS) {
            problems.add(new FoundingProblem(
                    number, "", "A list has at most %,d rows. Divide it into several.".formatted(MOST_ROWS)));
            over = true;
            return;
        }
        int size = record.values().size();
        if (records.complete() ? size != width : size > width && hasMore(record)) {
            problems.add(new FoundingProblem(
                    number,
                    "",
                    records.complete()
                            ? "The row has %d %s and the header has %d. Is a separator or a quotation mark missing?"
                                    .formatted(size, size == 1 ? "value" : "values", width)
                            : "A value stands to the right of the last column that has a name. Is the row shifted?"));
            return;
        }
        FoundingRow row = check.row(record, columns, problems);
        if (row != null) {
            rows.add(row);
        }
    }

    private boolean hasMore(ListRecord record) {
        return record.values().subList(width, record.values().size()).stream()
                .anyMatch(value -> !Cells.trimmed(value).isEmpty());
    }

    private void readHeader(ListRecord record, List<FoundingProblem> problems) {
        headed = true;
        width = record.values().size();
        Set<String> unused = new LinkedHashSet<>();
        for (int i = 0; i < width; i++) {
            String heading = record.value(i);
            ListColumn column = ListColumn.find(heading).orElse(null);
            if (column == null) {
                unused.add(heading.isBlank() ? "(without a name)" : shortened(heading));
            } else if (columns.putIfAbsent(column, i) != null) {
                problems.add(new FoundingProblem(
                        record.number(), column.words, "Two columns hold this. Leave one of them in the file."));
                over = true;
            }
        }
        for (ListColumn column : ListColumn.values()) {
            if (column.required() && !columns.containsKey(column)) {
                problems.add(new FoundingProblem(
                        record.number(),
                        column.words,
                        "This column is missing. The first row names the columns: Jurisdiction, Name, E-mail, and if you"
                                + " like Role and Place."));
                over = true;
            }
        }
        if (!unused.isEmpty()) {
            int more = unused.size() - MOST_UNUSED;
            notes.add("Not used: " + unused.stream().limit(MOST_UNUSED).collect(Collectors.joining(", "))
                    + (more > 0 ? ", and %d more.".formatted(more) : "."));
        }
        usable = !over;
    }

    private static String shortened(String heading) {
        String line = Cells.trimmed(heading).replaceAll("\\p{Cntrl}", " ");
        return line.length() > 40 ? line.substring(0, 40) + "…" : line;
    }
}
