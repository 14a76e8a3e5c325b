package org.nnssil.admission;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Invalid;

/** The first sheet of a workbook (XLSX) that can be seen. Numbers are text, formulas what they last came to. */
final class SheetRecords implements ListRecords {

    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_SHEET_NAME = 40;

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final List<String> notes;
    private int number;

    private SheetRecords(ReadableWorkbook workbook, Stream<Row> stream, List<String> notes) {
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
        this.notes = notes;
    }

    static SheetRecords open(Path file) throws IOException {
        WorkbookCheck.mustBeSound(file);
        ReadableWorkbook workbook = null;
        try {
            workbook = new ReadableWorkbook(file.toFile());
            List<Sheet> sheets = workbook.getSheets().toList();
            Sheet sheet = sheets.stream()
                    .filter(one -> one.getVisibility() == SheetVisibility.VISIBLE)
                    .findFirst()
                    .orElseThrow();
            return new SheetRecords(workbook, sheet.openStream(), notes(sheet, sheets.size() - 1));
        } catch (IOException | RuntimeException unreadable) {
            if (workbook != null) {
                workbook.close();
            }
            throw new Invalid(
                    "list",
                    "This workbook cannot be read. Save it as “CSV UTF-8 (comma delimited)” and choose that file.");
        }
    }

    @Override
    public @Nullable ListRecord next() {
        try {
            if (!rows.hasNext()) {
                return null;
            }
            Row row = rows.next();
            if (row.getRowNum() <= number) {
                throw new IllegalStateException("Rows are out of order");
            }
            number = row.getRowNum();
            return record(row);
        } catch (RuntimeException damaged) {
            throw new UnreadableList(
                    number + 1,
                    "This row of the workbook cannot be read, and neither can what follows. Save it as CSV, or anew.",
                    damaged);
        }
    }

    @Override
    public List<String> notes() {
        return notes;
    }

    @Override
    public boolean complete() {
        return false;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }

    private static List<String> notes(Sheet sheet, int others) {
        String name = Objects.requireNonNullElse(sheet.getName(), "").replaceAll("\\p{Cntrl}", " ");
        String shown = name.length() > LONGEST_SHEET_NAME ? name.substring(0, LONGEST_SHEET_NAME) + "…" : name;
        String first = "Read from the sheet “%s” of the workbook.".formatted(shown);
        return others == 0
                ? List.of(first)
                : List.of(first, others == 1 ? "1 other sheet is not read." : others + " other sheets are not read.");
    }

    private static ListRecord record(Row row) {
        List<String> values = new ArrayList<>(row.getCellCount());
        Map<Integer, String> flaws = new HashMap<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            String flaw = cell == null ? null : flaw(cell);
            if (flaw != null) {
                flaws.put(i, flaw);
            }
            values.add(cell == null || flaw != null ? "" : value(cell));
        }
        return new ListRecord(row.getRowNum(), values, flaws);
    }

    private static String value(Cell cell) {
        String raw = Objects.requireNonNullElse(cell.getRawValue(), "");
        if (cell.getType() == CellType.BOOLEAN) {
            return raw.equals("1") ? "TRUE" : "FALSE";
        }
        return cell.getValue() instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : raw;
    }

    /** Whether it would not be written out in full anywhere; an exponent of a billion would fill the memory. */
    private static boolean endless(BigDecimal number) {
        return number.precision() > LONGEST_NUMBER || Math.abs((long) number.scale()) > LONGEST_NUMBER;
    }

    private static @Nullable String flaw(Cell cell) {
        String raw = cell.getRawValue();
        boolean formula = cell.getFormula() != null;
        if (cell.getType() == CellType.ERROR || (formula && raw != null && raw.matches("#[A-Z_/0]{2,12}[!?A]"))) {
            return "The cell holds an error (%s). Write the value.".formatted(raw);
        }
        if (cell.getValue() instanceof BigDecimal number && endless(number)) {
            return "The cell holds a number that cannot be written out. Write the value as text.";
        }
        return formula && (raw == null || raw.isEmpty())
                ? "The cell holds a formula that came to nothing. Write the value."
                : null;
    }
}
