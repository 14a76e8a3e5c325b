package org.nnssil.newsletter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An issue in the API.
 *
 * @param month "2026-11"
 * @param status draft, sending or sent
 */
public record IssueJson(
        UUID id,
        int number,
        String month,
        String title,
        String opening,
        @Schema(enumeration = {"public", "members", "core", "conveners"}) String audience,
        @Schema(enumeration = {"draft", "sending", "sent"}) String status,
        @Nullable Instant queuedAt,
        @Nullable Instant sentAt,
        List<Item> items) {

    /**
     * @param kind webinar, spotlight, recording, thread, community_news, new_members or note
     * @param source null for a note
     * @param text Markdown
     * @param blocked why the issue cannot go out with it, or null
     */
    public record Item(
            UUID id,
            @Schema(
                            enumeration = {
                                "webinar",
                                "spotlight",
                                "recording",
                                "thread",
                                "community_news",
                                "new_members",
                                "note"
                            })
                    String kind,
            @Nullable Source source,
            String heading,
            String text,
            String link,
            String why,
            boolean included,
            @Nullable String blocked,
            @Nullable String warning) {}

    /** @param type practice, webinar, thread, community or members */
    public record Source(String type, UUID id, @Nullable Integer revision, @Nullable String audience) {}

    /** With the version for ETag. */
    record Versioned(IssueJson issue, int version) {}

    static Versioned of(IssueRow row, List<ItemRow> items, Map<UUID, Provenance.Finding> findings) {
        IssueJson json = new IssueJson(
                row.id(),
                row.number(),
                row.month().toString(),
                row.title(),
                row.opening(),
                row.audience().reach().key(),
                row.status().key(),
                row.queuedAt(),
                row.sentAt(),
                items.stream()
                        .map(item -> item(item, findings.getOrDefault(item.id(), Provenance.Finding.OWN_WORDS)))
                        .toList());
        return new Versioned(json, row.version());
    }

    private static Item item(ItemRow row, Provenance.Finding finding) {
        UUID sourceId = row.sourceId();
        return new Item(
                row.id(),
                row.kind().key(),
                sourceId == null
                        ? null
                        : new Source(row.sourceType(), sourceId, row.sourceRevision(), finding.audience()),
                row.heading(),
                row.body(),
                row.link(),
                row.why(),
                row.included(),
                finding.blocked(),
                finding.warning());
    }
}
