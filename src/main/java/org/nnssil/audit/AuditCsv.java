package org.nnssil.audit;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Entries as a table (RFC 4180), with nothing in it that a spreadsheet would run. */
final class AuditCsv {

    static final String HEAD = "\uFEFFat,actor,act,done to,jurisdiction,thing,what changed,reason,how,address\r\n";

    private AuditCsv() {}

    static String rows(List<AuditEntry> entries) {
        return entries.stream().map(AuditCsv::row).collect(Collectors.joining());
    }

    private static String row(AuditEntry e) {
        return List.of(
                                e.at().toString(),
                                name(e.actor(), "the service"),
                                AuditWords.of(e.act()),
                                name(e.subject(), ""),
                                e.jurisdiction() == null ? "" : e.jurisdiction(),
                                e.target(),
                                e.detail(),
                                e.reason(),
                                AuditWords.channel(e.channel()),
                                e.fromAddress())
                        .stream()
                        .map(AuditCsv::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    static String name(@Nullable String name, String nobody) {
        return name == null ? nobody : name.isEmpty() ? "somebody of a private community" : name;
    }

    // A spreadsheet takes a cell that begins so for a formula.
    static String cell(String value) {
        boolean formula = !value.isEmpty() && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(value.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
    }
}
