package org.nnssil.directory;

import java.util.List;
import java.util.stream.Collectors;
import org.nnssil.web.Csv;

/**
 * The directory as a table for spreadsheets: exactly what the page shows its viewer, with the words people are found
 * by.
 */
final class DirectoryTable {

    private static final List<String> HEAD = List.of(
            "name",
            "role",
            "jurisdiction",
            "organization",
            "membership",
            "email",
            "phone",
            "can help with",
            "principles");

    private DirectoryTable() {}

    static String head(boolean marked) {
        return (marked ? Csv.BYTE_ORDER_MARK : "") + Csv.line(HEAD);
    }

    static String lines(List<DirectoryRow> rows, DirectoryService.Known known) {
        return rows.stream().map(row -> line(row, known)).collect(Collectors.joining());
    }

    private static String line(DirectoryRow row, DirectoryService.Known known) {
        return Csv.line(List.of(
                row.name(),
                row.role(),
                known.places().getOrDefault(row.jurisdictionKey(), ""),
                row.organization(),
                row.standing().isEmpty() ? "Core" : row.standing(),
                row.email(),
                row.phone(),
                row.expertise(),
                row.principles().stream().map(String::valueOf).collect(Collectors.joining(" "))));
    }
}
