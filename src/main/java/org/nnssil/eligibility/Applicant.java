package org.nnssil.eligibility;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of who wants in: the organization, where it is, what is recorded about it, and what the person holds.
 *
 * @param kind null where no organization is known
 * @param jurisdictionKey null where it is not known
 */
public record Applicant(
        @Nullable OrganizationKind kind,
        @Nullable String jurisdictionKey,
        Map<FactKind, FactValue> facts,
        Set<Holding> holds) {

    public Applicant {
        facts = Map.copyOf(facts);
        holds = Set.copyOf(holds);
    }

    /** With what was reported now. The newer date counts; on the same day, what was reported. */
    public Applicant reporting(Map<FactKind, FactValue> reported) {
        Map<FactKind, FactValue> all = new EnumMap<>(FactKind.class);
        all.putAll(facts);
        reported.forEach((kind, value) ->
                all.merge(kind, value, (known, said) -> said.asOf().isBefore(known.asOf()) ? known : said));
        return new Applicant(kind, jurisdictionKey, all, holds);
    }
}
