package org.nnssil.practice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A published spotlight in a list.
 *
 * @param summary one line; where the author gave none, the opening of the situation
 * @param outcomeWords such as "Partly worked"
 * @param outcomeTone the tone of the badge
 * @param tierWords such as "Promising evidence"; null when it is not rated
 */
public record PracticeItem(
        UUID id,
        String title,
        String summary,
        String jurisdictionKey,
        String jurisdictionName,
        String outcome,
        String outcomeWords,
        String outcomeTone,
        String tier,
        @Nullable String tierWords,
        List<Integer> principles,
        Instant publishedAt,
        String path) {

    private static final int OPENING = 180;
    private static final Pattern MARKS = Pattern.compile("[*_`#>]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    static PracticeItem of(
            UUID id,
            String title,
            String summary,
            String opening,
            String jurisdictionKey,
            String jurisdictionName,
            Outcome outcome,
            EvidenceTier tier,
            List<String> principles,
            Instant publishedAt) {
        return new PracticeItem(
                id,
                title,
                summary.isBlank() ? cut(opening) : summary,
                jurisdictionKey,
                jurisdictionName,
                outcome.key(),
                outcome.words(),
                outcome.tone(),
                tier.key(),
                tier == EvidenceTier.NOT_RATED ? null : tier.words(),
                principles.stream().map(Integer::valueOf).toList(),
                publishedAt,
                "/practices/" + id);
    }

    /** The first words, without the marks of Markdown, ending between two words. */
    static String cut(String text) {
        String plain = BLANKS.matcher(MARKS.matcher(text).replaceAll(""))
                .replaceAll(" ")
                .strip();
        if (plain.length() <= OPENING) {
            return plain;
        }
        int space = plain.lastIndexOf(' ', OPENING);
        int end = space > 0 ? space : plain.offsetByCodePoints(0, plain.codePointCount(0, OPENING));
        return plain.substring(0, end) + "…";
    }
}
