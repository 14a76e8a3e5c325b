package org.nnssil.community;

import java.util.List;
import org.nnssil.eligibility.Verdict;

/**
 * What the rules of a charter say of somebody, rule by rule.
 *
 * @param words the whole in a sentence
 * @param passes whether nothing stands in the way
 */
public record VerdictView(String words, boolean passes, List<Line> lines) {

    /** @param basis where the fact comes from; empty for who may not read it, and where there is none */
    public record Line(String answer, String tone, String sentence, String basis) {}

    /** For the one who is judged: in the second person, and without who said what about their organization. */
    public static VerdictView toThemselves(Verdict verdict) {
        String words =
                switch (verdict.answer()) {
                    case HOLDS -> "You meet every rule of the charter.";
                    case FAILS -> "You do not meet the charter as it stands. A convener can grant a written exception.";
                    case NOT_KNOWN ->
                        "Whether you meet the charter is not known yet. Tell what is missing when you ask to join.";
                };
        return new VerdictView(
                words,
                verdict.passes(),
                CharterWords.lines(verdict).stream()
                        .map(line -> new Line(line.answer(), line.tone(), line.sentence(), ""))
                        .toList());
    }

    /** For a convener, of an organization that is in. */
    static VerdictView today(Verdict verdict) {
        String words =
                switch (verdict.answer()) {
                    case HOLDS -> "Every rule of the charter holds.";
                    case FAILS -> "Not every rule holds. It is in all the same, and stays until you end its place.";
                    case NOT_KNOWN -> "Not everything is known. It is in all the same; record what you know.";
                };
        return new VerdictView(words, verdict.passes(), CharterWords.lines(verdict));
    }

    /** For a convener. */
    public static VerdictView of(Verdict verdict) {
        String words =
                switch (verdict.answer()) {
                    case HOLDS -> "Every rule of the charter holds.";
                    case FAILS -> "The charter's rules do not hold. Only a written exception lets them in.";
                    case NOT_KNOWN -> "Not everything is known yet, and what is not known is not a pass.";
                };
        return new VerdictView(words, verdict.passes(), CharterWords.lines(verdict));
    }
}
