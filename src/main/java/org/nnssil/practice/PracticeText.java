package org.nnssil.practice;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;

/**
 * What an author tells: everything on a spotlight that is written and not decided.
 *
 * @param outcome null while a draft has not said yet
 * @param tags the values of the facets that may have several
 */
record PracticeText(
        String title,
        String summary,
        String situation,
        String whatWeDid,
        @Nullable LocalDate beganOn,
        @Nullable LocalDate endedOn,
        String scale,
        String whatCame,
        String surfaced,
        String differently,
        @Nullable Outcome outcome,
        EvidenceTier tier,
        String tierBasis,
        String staffTime,
        String cost,
        String contact,
        Reach reach,
        List<Tag> tags) {

    /** What reviewers need before they can decide; field to message, empty when all is there. */
    Map<String, String> missing() {
        Map<String, String> missing = new LinkedHashMap<>();
        if (situation.isBlank()) {
            missing.put("situation", "Tell the situation: what was the case before you began?");
        }
        if (whatWeDid.isBlank()) {
            missing.put("whatWeDid", "Tell what you did.");
        }
        if (whatCame.isBlank()) {
            missing.put("whatCame", "Tell what came of it, also when nothing has been measured yet.");
        }
        if (outcome == null) {
            missing.put("outcome", "Choose the outcome that fits best.");
        }
        if (of(Facet.PRINCIPLE).isEmpty()) {
            missing.put("principles", "Choose at least one principle.");
        }
        return missing;
    }

    List<String> of(Facet facet) {
        return tags.stream().filter(tag -> tag.facet() == facet).map(Tag::value).toList();
    }

    Optional<Outcome> saidOutcome() {
        return Optional.ofNullable(outcome);
    }
}
