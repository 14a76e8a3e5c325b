package org.nnssil.admission;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A list of contacts as comma-separated text (RFC 4180, and what spreadsheets make of it), read a part at a time, so that
 * its length is no matter of memory. Every row comes out sound or with what is wrong with it, never half.
 */
final class FoundingList implements Closeable {

    /** A network of fifty thousand, twice. */
    static final int MOST_ROWS = 100_000;

    private static final int LONGEST_HEADER = 65_536;

    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private final RowCheck check;
    private final List<String> notes = new ArrayList<>();
    private final Map<ListColumn, Integer> columns = new EnumMap<>(ListColumn.class);
    private List<String> header = List.of();
    private int number;
    private boolean headed;
    private boolean over;

    /** @param last whether the list is over */
    record Part(List<FoundingRow> rows, List<FoundingProblem> problems, boolean last) {}

    private FoundingList(CsvReader<CsvRecord> csv, RowCheck check, String encoding) {
        this.csv = csv;
        this.records = csv.iterator();
        this.check = check;
        this.notes.add(encoding);
    }

    /**
     * @param jurisdictions key to name of those there are
     * @param seats the keys of those with a seat
     */
    static FoundingList open(Path file, Map<String, String> jurisdictions, java.util.Set<String> seats)
            throws IOException {
        ListEncoding encoding = ListEncoding.of(file);
        char separator;
        try (Reader reader = encoding.open(file)) {
            separator = separator(reader);
        }
        CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(separator)
                .skipEmptyLines(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(encoding.open(file));
        FoundingList list = new FoundingList(csv, new RowCheck(jurisdictions, seats), encoding.words());
        list.notes.add("Values are separated by %s."
                .formatted(separator == '\t' ? "tabs" : separator == ';' ? "semicolons" : "commas"));
        return list;
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
            CsvRecord record = record(problems);
            if (record == null) {
                over = true;
            } else if (!blank(record)) {
                take(record, rows, problems);
            }
        }
        if (over && !headed) {
            problems.add(new FoundingProblem(1, "", "The file is empty. Its first row names the columns."));
        } else if (over) {
            check.seatsNotNamed().ifPresent(notes::add);
        }
        return new Part(rows, problems, over);
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private @Nullable CsvRecord record(List<FoundingProblem> problems) {
        try {
            if (!records.hasNext()) {
                return null;
            }
            number++;
            return records.next();
        } catch (CsvParseException | UncheckedIOException unreadable) {
            problems.add(new FoundingProblem(
                    number + 1,
                    "",
                    "This row cannot be read, and neither can what follows: a value is too long. Is a quotation mark"
                            + " missing?"));
            return null;
        }
    }

    private void take(CsvRecord record, List<FoundingRow> rows, List<FoundingProblem> problems) {
        if (!headed) {
            // Spreadsheets that leave the separator to the reader write it into a line of its own.
            if (!record.getField(0).toLowerCase(java.util.Locale.ROOT).startsWith("sep=")) {
                readHeader(record, problems);
            }
            return;
        }
        if (number > MOST_ROWS) {
            problems.add(new FoundingProblem(
                    number, "", "A list has at most %,d rows. Divide it into several.".formatted(MOST_ROWS)));
            over = true;
            return;
        }
        if (record.getFieldCount() != header.size()) {
            problems.add(new FoundingProblem(
                    number,
                    "",
                    "The row has %d values and the header has %d. Is a separator or a quotation mark missing?"
                            .formatted(record.getFieldCount(), header.size())));
            return;
        }
        Map<ListColumn, String> values = new EnumMap<>(ListColumn.class);
        columns.forEach((column, index) -> values.put(column, record.getField(index)));
        FoundingRow row = check.row(number, values, problems);
        if (row != null) {
            rows.add(row);
        }
    }

    private void readHeader(CsvRecord record, List<FoundingProblem> problems) {
        headed = true;
        header = record.getFields();
        List<String> unused = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String heading = header.get(i);
            ListColumn column = ListColumn.find(heading).orElse(null);
            if (column == null) {
                unused.add(heading.isBlank() ? "(without a name)" : shortened(heading));
            } else if (columns.putIfAbsent(column, i) != null) {
                problems.add(new FoundingProblem(
                        number, column.words, "Two columns hold this. Leave one of them in the file."));
            }
        }
        for (ListColumn column : ListColumn.values()) {
            if (column.required() && !columns.containsKey(column)) {
                problems.add(new FoundingProblem(
                        number,
                        column.words,
                        "This column is missing. The first row names the columns: Jurisdiction, Name, E-mail, and if you"
                                + " like Role and Place."));
                over = true;
            }
        }
        if (!unused.isEmpty()) {
            notes.add("Not used: " + String.join(", ", unused) + ".");
        }
    }

    private static String shortened(String heading) {
        String line = heading.strip().replaceAll("\\p{Cntrl}", " ");
        return line.length() > 40 ? line.substring(0, 40) + "…" : line;
    }

    private static boolean blank(CsvRecord record) {
        return record.getFields().stream().allMatch(String::isBlank);
    }

    /** The one of comma, semicolon and tab that divides the first line most; a line "sep=;" says so itself. */
    private static char separator(Reader reader) throws IOException {
        char[] head = new char[LONGEST_HEADER];
        int length = 0;
        int read = 0;
        while (length < head.length && read >= 0) {
            read = reader.read(head, length, head.length - length);
            length += Math.max(read, 0);
        }
        String line = new String(head, 0, length)
                .lines()
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
        if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sep=") && line.length() > 4) {
            char said = line.charAt(4);
            return said == ';' || said == '\t' ? said : ',';
        }
        long commas = line.chars().filter(c -> c == ',').count();
        long semicolons = line.chars().filter(c -> c == ';').count();
        long tabs = line.chars().filter(c -> c == '\t').count();
        return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }
}
