package org.nnssil.newsletter;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final SourceRepository current;
    private final IssueRepository issues;

    Provenance(@All List<IssueSource> sources, SourceRepository current, IssueRepository issues) {
        this.sources = List.copyOf(sources);
        this.current = current;
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

    /** The source as it is now, to be told of as an item of that kind; null where it may not be, or is gone. */
    Uni<@Nullable Candidate> present(Audience issue, String sourceType, ItemKind kind, UUID source) {
        return sources.stream()
                .filter(one -> one.type().equals(sourceType))
                .findFirst()
                .map(one -> one.present(issue, kind, source))
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    /** A finding for each item, by the item's id. */
    Uni<Map<UUID, Finding>> check(IssueRow issue, List<ItemRow> items) {
        return current.standing(issue.audience(), items).map(standing -> findings(issue, items, standing));
    }

    private static Map<UUID, Finding> findings(
            IssueRow issue, List<ItemRow> items, Map<SourceRepository.Source, SourceRepository.Standing> standing) {
        Map<UUID, Finding> findings = new HashMap<>();
        for (ItemRow item : items) {
            UUID source = item.sourceId();
            findings.put(
                    item.id(),
                    source == null
                            ? Finding.OWN_WORDS
                            : finding(
                                    issue, item, standing.get(new SourceRepository.Source(item.sourceType(), source))));
        }
        return findings;
    }

    static Finding finding(IssueRow issue, ItemRow item, SourceRepository.@Nullable Standing source) {
        if (source == null) {
            return new Finding(null, "Its source is gone, was withdrawn or may not be quoted. Leave it out.", null);
        }
        Audience open = source.audience();
        String words = words(open, Map.of(open.communityId(), source.community()));
        if (!issue.audience().mayCarry(open)) {
            String readers = words(issue.audience(), Map.of(issue.audience().communityId(), issue.communityName()));
            String blocked = "Its source is open to " + words + " only, and this issue goes to " + readers
                    + ". Leave it out, or have its owner open it.";
            return new Finding(words, blocked, null);
        }
        return new Finding(
                words,
                null,
                changed(item, source) ? "Its source changed since this draft was made. Read it again." : null);
    }

    private static boolean changed(ItemRow item, SourceRepository.Standing source) {
        return item.sourceRevision() != null
                && source.revision() != null
                && !item.sourceRevision().equals(source.revision());
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
