package org.nnssil.joining;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.FactForm;
import org.nnssil.eligibility.FactKind;
import org.nnssil.eligibility.OrganizationKind;
import org.nnssil.web.Invalid;

/**
 * A request to join as the API tells it.
 *
 * @param status open, approved, exception, declined or withdrawn
 */
public record JoinJson(
        UUID id,
        String name,
        String reason,
        @Nullable String organization,
        String status,
        Instant askedAt,
        @Nullable Instant decidedAt,
        String note) {

    static JoinJson of(JoinRow row) {
        return new JoinJson(
                row.id(),
                row.name(),
                row.reason(),
                row.organizationName(),
                row.status().toLowerCase(Locale.ROOT),
                row.askedAt(),
                row.decidedAt(),
                row.note());
    }

    /**
     * @param organizationKind such as DISTRICT; counts where the organization is new
     * @param facts what the charter's rules ask for, with one source and date for all
     */
    public record Asked(
            @Nullable String reason,
            @Nullable String organization,
            @Nullable String organizationKind,
            @Nullable String jurisdiction,
            @Nullable List<Fact> facts,
            @Nullable String factSource,
            @Nullable String factDate) {

        static final Asked NOTHING = new Asked(null, null, null, null, null, null, null);

        JoinForm form() {
            return new JoinForm(
                    reason,
                    organization,
                    organizationKind == null ? OrganizationKind.DISTRICT.name() : organizationKind,
                    jurisdiction);
        }

        /** @throws Invalid where a fact has a name that no fact has */
        FactForm reported() {
            List<Fact> told = facts == null ? List.of() : facts;
            for (int i = 0; i < told.size(); i++) {
                Fact one = told.get(i);
                if (one == null
                        || one.fact() == null
                        || FactKind.find(one.fact()).isEmpty()) {
                    throw new Invalid("facts[" + i + "].fact", "Name a fact, such as ENROLMENT.");
                }
            }
            return new FactForm(
                    told.stream().map(Fact::fact).toList(),
                    told.stream().map(f -> f.value() == null ? "" : f.value()).toList(),
                    factSource,
                    factDate);
        }

        /** The fields of the page's form by the names that they have here. */
        static Invalid renamed(Invalid refused) {
            Map<String, String> errors = new LinkedHashMap<>();
            refused.errors().forEach((field, message) -> errors.put(name(field), message));
            return new Invalid(errors);
        }

        private static String name(String field) {
            if (field.startsWith("fact-")) {
                return "facts." + field.substring(5).toUpperCase(Locale.ROOT).replace('-', '_');
            }
            return field.equals("organizationPlace") ? "jurisdiction" : field;
        }
    }

    /** @param fact such as ENROLMENT */
    public record Fact(@Nullable String fact, @Nullable String value) {}

    /** @param decision approve or decline */
    public record Decided(
            @Nullable String decision, @Nullable String reach, @Nullable String exception, @Nullable String note) {}
}
