package org.nnssil.audit;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Csv;

/** Entries as a table for spreadsheets. */
final class AuditCsv {

    static final String HEAD = Csv.BYTE_ORDER_MARK
            + Csv.line(List.of(
                    "at",
                    "actor",
                    "act",
                    "done to",
                    "jurisdiction",
                    "thing",
                    "what changed",
                    "reason",
                    "how",
                    "address"));

    private AuditCsv() {}

    static String rows(List<AuditEntry> entries) {
        return entries.stream().map(AuditCsv::row).collect(Collectors.joining());
    }

    private static String row(AuditEntry e) {
        return Csv.line(List.of(
                e.at().toString(),
                name(e.actor(), "the service"),
                AuditWords.of(e.act()),
                name(e.subject(), ""),
                e.jurisdiction() == null ? "" : e.jurisdiction(),
                e.target(),
                e.detail(),
                e.reason(),
                AuditWords.channel(e.channel()),
                e.fromAddress()));
    }

    static String name(@Nullable String name, String nobody) {
        return name == null ? nobody : name.isEmpty() ? "somebody of a private community" : name;
    }
}
