package org.nnssil.practice;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;

/**
 * A spotlight in the API.
 *
 * @param jurisdiction its key
 * @param contact null when the viewer may not see whom to ask
 * @param version also the ETag
 * @param replaces the published spotlight that this would change
 */
public record PracticeJson(
        UUID id,
        @Schema(enumeration = {"draft", "submitted", "returned", "published", "withdrawn"}) String status,
        int version,
        String title,
        String summary,
        String jurisdiction,
        String jurisdictionName,
        String situation,
        String whatWeDid,
        @Nullable String beganOn,
        @Nullable String endedOn,
        String scale,
        String whatCame,
        String surfaced,
        String differently,
        @Schema(enumeration = {"worked", "partly_worked", "did_not_work", "too_early"}) @Nullable String outcome,
        @Schema(enumeration = {"strong", "moderate", "promising", "rationale", "not_rated"}) String tier,
        String tierBasis,
        String staffTime,
        String cost,
        @Nullable String contact,
        Reach reach,
        List<Integer> principles,
        List<String> levels,
        List<String> levers,
        List<String> students,
        List<String> settings,
        List<String> areas,
        List<String> stateActions,
        List<String> identifiedAs,
        String author,
        Instant changedAt,
        @Nullable Instant publishedAt,
        int revision,
        String reviewNote,
        String withdrawnReason,
        @Nullable UUID replaces,
        String path) {

    /** A part of the library with the counts of the whole search. */
    public record Found(List<Item> items, Map<String, List<Count>> facets, int total, @Nullable String next) {

        static Found of(LibraryFound found, Names names) {
            Map<String, List<Count>> facets = new LinkedHashMap<>();
            for (Facet facet : Facet.values()) {
                Map<String, Integer> counts = found.narrowing().counts().getOrDefault(facet, Map.of());
                facets.put(
                        facet.key(),
                        names.of(facet).entrySet().stream()
                                .filter(value -> counts.containsKey(value.getKey()))
                                .map(value -> new Count(value.getKey(), value.getValue(), counts.get(value.getKey())))
                                .toList());
            }
            return new Found(
                    found.items().stream().map(Item::of).toList(),
                    facets,
                    found.narrowing().total(),
                    found.narrowing().page().next());
        }
    }

    public record Item(
            UUID id,
            String title,
            String summary,
            String jurisdiction,
            String jurisdictionName,
            @Schema(enumeration = {"worked", "partly_worked", "did_not_work", "too_early"}) String outcome,
            @Schema(enumeration = {"strong", "moderate", "promising", "rationale", "not_rated"}) String tier,
            List<Integer> principles,
            Instant publishedAt,
            String path) {

        static Item of(PracticeItem item) {
            return new Item(
                    item.id(),
                    item.title(),
                    item.summary(),
                    item.jurisdictionKey(),
                    item.jurisdictionName(),
                    item.outcome(),
                    item.tier(),
                    item.principles(),
                    item.publishedAt(),
                    item.path());
        }
    }

    public record Count(String value, String label, int count) {}

    /** What an act left behind. */
    public record Status(
            UUID id,
            @Schema(enumeration = {"draft", "submitted", "returned", "published", "withdrawn"}) String status,
            String path) {

        static Status of(PracticeService.Done done) {
            return new Status(done.id(), done.status(), done.path());
        }
    }

    /** A withdrawn one tells that it was, and why, and nothing of its text but the title. */
    static PracticeJson of(PracticeRow row, Viewer viewer) {
        boolean gone = row.status() == PracticeStatus.WITHDRAWN;
        PracticeForm form = PracticeForm.of(row.text(), row.jurisdictionKey());
        PracticeForm shown = gone
                ? new PracticeInput(
                                null, "", "", "", "", "", "", "", "", "", null, null, "", "", "", "", null, null, null,
                                null, null, null, null, null, null, null)
                        .over(form)
                : form;
        return new PracticeJson(
                row.id(),
                row.status().key(),
                row.version(),
                shown.title(),
                shown.summary(),
                row.jurisdictionKey(),
                row.jurisdictionName(),
                shown.situation(),
                shown.whatWeDid(),
                orNull(shown.beganOn()),
                orNull(shown.endedOn()),
                shown.scale(),
                shown.whatCame(),
                shown.surfaced(),
                shown.differently(),
                orNull(shown.outcome()),
                shown.tier(),
                shown.tierBasis(),
                shown.staffTime(),
                shown.cost(),
                Shelves.sees(viewer, row.shelf().communityId()) || row.tended() ? shown.contact() : null,
                row.text().reach(),
                shown.principles().stream().map(Integer::valueOf).toList(),
                shown.levels(),
                shown.levers(),
                shown.students(),
                shown.settings(),
                shown.areas(),
                shown.stateActions(),
                shown.identifiedAs(),
                row.authorName(),
                row.changedAt(),
                row.publishedAt(),
                row.revision(),
                row.status() == PracticeStatus.PUBLISHED ? "" : row.reviewNote(),
                row.withdrawnReason(),
                row.replacesId(),
                "/practices/" + row.id());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
