package org.nnssil.joining;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.FactForm;
import org.nnssil.eligibility.OrganizationKind;

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
                row.status().toLowerCase(java.util.Locale.ROOT),
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

        FactForm reported() {
            List<Fact> told = facts == null ? List.of() : facts;
            return new FactForm(
                    told.stream().map(f -> f.fact() == null ? "" : f.fact()).toList(),
                    told.stream().map(f -> f.value() == null ? "" : f.value()).toList(),
                    factSource,
                    factDate);
        }
    }

    /** @param fact such as ENROLMENT */
    public record Fact(@Nullable String fact, @Nullable String value) {}

    /** @param decision approve or decline */
    public record Decided(
            @Nullable String decision, @Nullable String reach, @Nullable String exception, @Nullable String note) {}
}
