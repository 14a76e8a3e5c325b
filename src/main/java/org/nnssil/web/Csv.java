package org.nnssil.web;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Tables for spreadsheets (RFC 4180): every cell in quotes, lines end with CR LF. A cell that begins with =, +, -, @, a
 * tab or a line break would be run as a formula; an apostrophe before it makes it text (CWE-1236), as spreadsheets do
 * themselves.
 */
public final class Csv {

    /** First in a file that Excel is to read as UTF-8. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String BEGINS_A_FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Csv() {}

    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(String text) {
        boolean formula = !text.isEmpty() && BEGINS_A_FORMULA.indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
