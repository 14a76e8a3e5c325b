package org.nnssil.admission;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Comma-separated text (RFC 4180, and what spreadsheets make of it). */
final class CsvRecords implements ListRecords {

    private static final int LONGEST_HEADER = 65_536;

    private final CsvReader<CsvRecord> csv;
    private final Iterator<CsvRecord> records;
    private final List<String> notes;
    private int number;

    private CsvRecords(CsvReader<CsvRecord> csv, List<String> notes) {
        this.csv = csv;
        this.records = csv.iterator();
        this.notes = notes;
    }

    static CsvRecords open(Path file) throws IOException {
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
        String by = separator == '\t' ? "tabs" : separator == ';' ? "semicolons" : "commas";
        return new CsvRecords(csv, List.of(encoding.words(), "Values are separated by %s.".formatted(by)));
    }

    @Override
    public @Nullable ListRecord next() {
        try {
            if (!records.hasNext()) {
                return null;
            }
            number++;
            CsvRecord record = records.next();
            // Spreadsheets that leave the separator to the reader write it into a line of its own.
            return number == 1 && saysSeparator(record.getField(0))
                    ? next()
                    : new ListRecord(number, record.getFields(), Map.of());
        } catch (CsvParseException | UncheckedIOException unreadable) {
            throw new UnreadableList(
                    number + 1,
                    "This row cannot be read, and neither can what follows: a value is too long, or there are too many."
                            + " Is a quotation mark missing?",
                    unreadable);
        }
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public boolean complete() {
        return true;
    }

    @Override
    public void close() throws IOException {
        csv.close();
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
        if (saysSeparator(line) && line.length() > 4) {
            char said = line.charAt(4);
            return said == ';' || said == '\t' ? said : ',';
        }
        long commas = line.chars().filter(c -> c == ',').count();
        long semicolons = line.chars().filter(c -> c == ';').count();
        long tabs = line.chars().filter(c -> c == '\t').count();
        return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }

    private static boolean saysSeparator(String line) {
        return line.toLowerCase(Locale.ROOT).startsWith("sep=");
    }
}
