package org.nnssil.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Choice;

/**
 * The audit trail on a page. Times are in the reader's zone.
 *
 * @param community whose trail it is, with its address; null for the network's
 * @param elsewhere how much happened in communities that are not shown
 */
record AuditView(
        List<Line> lines,
        @Nullable Community community,
        String path,
        AuditQuery query,
        boolean narrowed,
        List<Choice> acts,
        List<Choice> jurisdictions,
        List<Elsewhere> elsewhere,
        String period,
        String csv,
        @Nullable String next) {

    record Line(
            String when,
            String act,
            String actor,
            @Nullable String subject,
            @Nullable String jurisdiction,
            String target,
            String detail,
            String reason,
            String how) {}

    record Elsewhere(String name, long n) {}

    record Community(String slug, String name) {}
}
