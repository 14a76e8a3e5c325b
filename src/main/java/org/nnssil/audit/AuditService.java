package org.nnssil.audit;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Viewer;
import org.nnssil.shared.Page;
import org.nnssil.web.Absent;
import org.nnssil.web.Choice;
import org.nnssil.web.Times;

/**
 * Reading the audit trail: the coordinator the network's, conveners their own community's. What happened in a private
 * community is told to the coordinator as a number.
 */
@ApplicationScoped
public class AuditService {

    private static final int PER_PAGE = 50;
    private static final int PER_CHUNK = 1_000;
    /** Where no dates are given, so much of the private communities is counted. */
    private static final Duration COUNTED = Duration.ofDays(30);

    private final AuditRepository entries;
    private final Times times;
    private final Clock clock;

    AuditService(AuditRepository entries, Times times, Clock clock) {
        this.entries = entries;
        this.times = times;
        this.clock = clock;
    }

    Uni<AuditView> network(Viewer viewer, AuditQuery query) {
        Set<UUID> readable = readable(viewer);
        return wanted(viewer, readable, null, query)
                .chain(wanted -> entries.list(wanted, query.cursor().orElse(null), PER_PAGE + 1))
                .chain(found -> entries.choices().chain(choices -> elsewhere(viewer, readable, query)
                        .map(counts -> view(viewer, query, found, choices, counts, null))));
    }

    Uni<AuditView> community(Viewer viewer, String slug, AuditQuery query) {
        return convened(viewer, slug).chain(place -> {
            Set<UUID> readable = Set.of(place.id());
            return wanted(viewer, readable, place.id(), query)
                    .chain(wanted -> entries.list(wanted, query.cursor().orElse(null), PER_PAGE + 1))
                    .chain(found -> entries.choices()
                            .map(choices -> view(
                                    viewer,
                                    query,
                                    found,
                                    choices,
                                    Map.of(),
                                    new AuditView.Community(slug, place.name()))));
        });
    }

    /** The whole of what was asked for, read and written in pieces. */
    Multi<String> csv(Viewer viewer, AuditQuery query) {
        Set<UUID> readable = readable(viewer);
        Multi<String> rows = wanted(viewer, readable, null, query).onItem().transformToMulti(this::chunks);
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(AuditCsv.HEAD), rows);
    }

    private Multi<String> chunks(AuditRepository.Wanted wanted) {
        return Multi.createBy()
                .repeating()
                .uni(AtomicReference<@Nullable UUID>::new, last -> entries.list(wanted, last.get(), PER_CHUNK)
                        .invoke(chunk -> {
                            if (!chunk.isEmpty()) {
                                last.set(chunk.get(chunk.size() - 1).id());
                            }
                        }))
                .until(List::isEmpty)
                .map(AuditCsv::rows);
    }

    private Uni<AuditRepository.Wanted> wanted(
            Viewer viewer, Set<UUID> readable, @Nullable UUID only, AuditQuery query) {
        ZoneId zone = viewer.zone();
        boolean service = query.actor() != null && query.actor().strip().equalsIgnoreCase("service");
        Optional<String> actor = AuditQuery.text(query.actor()).filter(words -> !service);
        return people(readable, actor).chain(actors -> people(readable, AuditQuery.text(query.subject()))
                .map(subjects -> new AuditRepository.Wanted(
                        readable,
                        only,
                        actors.orElse(null),
                        service,
                        subjects.orElse(null),
                        AuditQuery.text(query.act()),
                        AuditQuery.text(query.jurisdiction()),
                        query.since(zone),
                        query.until(zone),
                        AuditQuery.text(query.address()),
                        AuditQuery.text(query.q()))));
    }

    private Uni<Optional<List<UUID>>> people(Set<UUID> readable, Optional<String> words) {
        return words.map(text -> entries.people(readable, text).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Map<String, Long>> elsewhere(Viewer viewer, Set<UUID> readable, AuditQuery query) {
        Instant until = query.until(viewer.zone()).orElse(clock.instant());
        return entries.elsewhere(readable, query.since(viewer.zone()).orElse(until.minus(COUNTED)), until);
    }

    private Uni<AuditRepository.Place> convened(Viewer viewer, String slug) {
        return entries.community(slug)
                .map(found -> found.filter(place -> viewer.convenes(place.id())).orElseThrow(Absent::new));
    }

    private static Set<UUID> readable(Viewer viewer) {
        if (!viewer.coordinator()) {
            throw new Absent();
        }
        Set<UUID> own = new HashSet<>(viewer.memberships().keySet());
        own.removeIf(community -> !viewer.convenes(community));
        own.add(Viewer.NATIONAL);
        return own;
    }

    private AuditView view(
            Viewer viewer,
            AuditQuery query,
            List<AuditEntry> found,
            Map<String, Map<String, String>> choices,
            Map<String, Long> elsewhere,
            AuditView.@Nullable Community community) {
        Page<AuditEntry> page = Page.of(found, PER_PAGE, entry -> entry.id().toString());
        String path = community == null ? "/desk/audit" : "/communities/" + community.slug() + "/audit";
        Map<String, String> jurisdictions = choices.getOrDefault("jurisdiction", Map.of());
        List<AuditView.Elsewhere> counts = new ArrayList<>();
        elsewhere.forEach((name, n) -> counts.add(new AuditView.Elsewhere(name, n)));
        return new AuditView(
                page.items().stream()
                        .map(e -> line(e, viewer.zone(), jurisdictions))
                        .toList(),
                community,
                path,
                query,
                query.narrows(),
                any("Any act", acts(choices), query.act()),
                any("Any jurisdiction", jurisdictions, query.jurisdiction()),
                counts,
                query.since(viewer.zone()).isPresent()
                                || query.until(viewer.zone()).isPresent()
                        ? "in this time"
                        : "in the last 30 days",
                "/desk/audit/entries.csv?" + query.link(),
                page.next() == null ? null : path + "?" + query.link() + "&after=" + page.next());
    }

    private static Map<String, String> acts(Map<String, Map<String, String>> choices) {
        Map<String, String> acts = new LinkedHashMap<>();
        choices.getOrDefault("act", Map.of()).keySet().forEach(act -> acts.put(act, AuditWords.of(act)));
        return acts;
    }

    private static List<Choice> any(String anything, Map<String, String> words, @Nullable String chosen) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("", anything);
        all.putAll(words);
        return Choice.of(all, chosen == null ? "" : chosen);
    }

    private AuditView.Line line(AuditEntry entry, ZoneId zone, Map<String, String> jurisdictions) {
        String key = entry.jurisdiction();
        String how = AuditWords.channel(entry.channel());
        return new AuditView.Line(
                times.stamp(entry.at(), zone),
                AuditWords.of(entry.act()),
                AuditCsv.name(entry.actor(), "The service"),
                entry.subject() == null ? null : AuditCsv.name(entry.subject(), ""),
                key == null ? null : jurisdictions.getOrDefault(key, key),
                entry.target(),
                entry.detail(),
                entry.reason(),
                entry.fromAddress().isEmpty() ? how : how + ", from " + entry.fromAddress());
    }
}
