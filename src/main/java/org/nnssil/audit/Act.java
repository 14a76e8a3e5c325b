package org.nnssil.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was done, for the audit trail. Start with {@link #of} and add what there is.
 *
 * @param name the thing and what befell it, such as {@code nomination.approved}
 * @param subject the person it was done to
 * @param jurisdiction key of the jurisdiction whose matter it is
 * @param community whose matter it is; the acts of a private community are for its conveners' eyes
 * @param target what it was done to where that is not a person, such as {@code seat MS}
 * @param detail what changed, in figures and states; no free text and no secrets
 * @param reason the words of the one who acted
 */
public record Act(
        String name,
        @Nullable UUID subject,
        @Nullable String jurisdiction,
        @Nullable UUID community,
        String target,
        Map<String, Object> detail,
        String reason) {

    public static Act of(String name) {
        return new Act(name, null, null, null, "", Map.of(), "");
    }

    public Act to(@Nullable UUID person) {
        return new Act(name, person, jurisdiction, community, target, detail, reason);
    }

    public Act in(@Nullable UUID communityId) {
        return new Act(name, subject, jurisdiction, communityId, target, detail, reason);
    }

    public Act at(@Nullable String jurisdictionKey) {
        return new Act(name, subject, jurisdictionKey, community, target, detail, reason);
    }

    public Act on(String thing) {
        return new Act(name, subject, jurisdiction, community, thing, detail, reason);
    }

    public Act with(String key, @Nullable Object value) {
        Map<String, Object> more = new HashMap<>(detail);
        more.put(key, value == null ? "" : value);
        return new Act(name, subject, jurisdiction, community, target, Map.copyOf(more), reason);
    }

    public Act because(String words) {
        return new Act(name, subject, jurisdiction, community, target, detail, words);
    }
}
