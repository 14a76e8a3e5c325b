package org.nnssil.newsletter;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Audience;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/**
 * Holds each item against its source as it is now: whether the issue's readers may all read it, and whether it changed.
 * Nobody's permission is asked from a copy made when the draft was.
 */
@ApplicationScoped
class Provenance {

    private final List<IssueSource> sources;
    private final IssueRepository issues;

    Provenance(@All List<IssueSource> sources, IssueRepository issues) {
        this.sources = List.copyOf(sources);
        this.issues = issues;
    }

    /**
     * @param audience who may read the source, in words; null for own words and for a source that is gone
     * @param blocked why the item cannot go out, or null
     * @param warning what to look at before it goes out, or null
     */
    record Finding(@Nullable String audience, @Nullable String blocked, @Nullable String warning) {

        static final Finding OWN_WORDS = new Finding(null, null, null);
    }

    /** A candidate and the type of its source. */
    record Found(String sourceType, Candidate candidate) {}

    /** What happened in the month, or since the last issue before it, in the order of a fresh draft. */
    Uni<List<Found>> gather(Audience issue, YearMonth month) {
        return issues.earlierQueued(issue.communityId(), month)
                .map(earlier -> Period.of(month, earlier))
                .chain(period -> gather(issue, period));
    }

    private Uni<List<Found>> gather(Audience issue, Period period) {
        Uni<List<Found>> gathered = Uni.createFrom().item(ArrayList::new);
        for (IssueSource source : sources) {
            gathered = gathered.chain(so -> source.candidates(issue, period).map(more -> {
                more.forEach(candidate -> so.add(new Found(source.type(), candidate)));
                return so;
            }));
        }
        return gathered.map(all -> all.stream()
                .sorted((a, b) -> a.candidate().kind().compareTo(b.candidate().kind()))
                .toList());
    }

    /** A finding for each item, by the item's id. */
    Uni<Map<UUID, Finding>> check(IssueRow issue, List<ItemRow> items) {
        return gather(issue.audience(), issue.month())
                .chain(now -> audiences(issue, items).chain(audiences -> names(issue, audiences)
                        .map(names -> findings(issue, items, now, audiences, names))));
    }

    private Uni<Map<UUID, Audience>> audiences(IssueRow issue, List<ItemRow> items) {
        Uni<Map<UUID, Audience>> known = Uni.createFrom().item(HashMap::new);
        Set<UUID> asked = new HashSet<>();
        for (ItemRow item : items) {
            UUID source = item.sourceId();
            if (source == null || !asked.add(source)) {
                continue;
            }
            known = known.chain(so -> audience(issue, item.sourceType(), source).map(found -> {
                found.ifPresent(audience -> so.put(source, audience));
                return so;
            }));
        }
        return known;
    }

    private Uni<Optional<Audience>> audience(IssueRow issue, String type, UUID id) {
        return sources.stream()
                .filter(source -> source.type().equals(type))
                .findFirst()
                .map(source -> source.audience(issue.audience(), id))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Map<UUID, String>> names(IssueRow issue, Map<UUID, Audience> audiences) {
        Set<UUID> ids = new HashSet<>(Set.of(issue.audience().communityId()));
        audiences.values().forEach(audience -> ids.add(audience.communityId()));
        return issues.communityNames(ids);
    }

    private static Map<UUID, Finding> findings(
            IssueRow issue,
            List<ItemRow> items,
            List<Found> now,
            Map<UUID, Audience> audiences,
            Map<UUID, String> names) {
        Map<UUID, Finding> findings = new HashMap<>();
        for (ItemRow item : items) {
            UUID source = item.sourceId();
            findings.put(
                    item.id(),
                    source == null ? Finding.OWN_WORDS : finding(issue, item, now, audiences.get(source), names));
        }
        return findings;
    }

    static Finding finding(
            IssueRow issue, ItemRow item, List<Found> now, @Nullable Audience source, Map<UUID, String> names) {
        if (source == null) {
            return new Finding(null, "Its source is gone, was withdrawn or may not be quoted. Leave it out.", null);
        }
        String words = words(source, names);
        if (!issue.audience().mayCarry(source)) {
            String blocked = "Its source is open to " + words + " only, and this issue goes to "
                    + words(issue.audience(), names) + ". Leave it out, or have its owner open it.";
            return new Finding(words, blocked, null);
        }
        return new Finding(
                words,
                null,
                changed(item, now) ? "Its source changed since this draft was made. Read it again." : null);
    }

    private static boolean changed(ItemRow item, List<Found> now) {
        return item.sourceRevision() != null
                && now.stream()
                        .map(Found::candidate)
                        .filter(candidate -> candidate.kind() == item.kind()
                                && candidate.sourceId().equals(item.sourceId()))
                        .anyMatch(candidate -> !Objects.equals(candidate.revision(), item.sourceRevision()));
    }

    /** "core members of the National Network". */
    static String words(Audience audience, Map<UUID, String> names) {
        if (audience.reach() == Reach.PUBLIC) {
            return "everyone";
        }
        String community = audience.communityId().equals(Viewer.NATIONAL)
                ? "the National Network"
                : names.getOrDefault(audience.communityId(), "another community");
        String reach = audience.reach().words();
        return Character.toLowerCase(reach.charAt(0)) + reach.substring(1) + " of " + community;
    }
}
