package org.nnssil.practice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A spotlight as a page shows it.
 *
 * @param community on whose own shelf it stands; empty in the library of the National Network
 * @param shelf the address of the list it stands in
 * @param outcome null while a draft has not said
 * @param publishedOn null before it is published
 * @param changedOn null when the published text is still the first
 * @param contact null when this viewer may not see whom to ask
 * @param missing what is wanted before it can be submitted, in words
 * @param basisWanted the tier is rated, so its basis is shown
 */
public record BriefView(
        String path,
        String community,
        String shelf,
        String title,
        String summary,
        String jurisdiction,
        String jurisdictionHref,
        Badge status,
        @Nullable Badge outcome,
        String outcomeMeaning,
        String tierWords,
        String tierMeaning,
        String tierBasis,
        List<Section> story,
        List<Fact> facts,
        @Nullable String contact,
        String byline,
        @Nullable String publishedOn,
        @Nullable String changedOn,
        String audience,
        String reviewNote,
        String withdrawnReason,
        List<String> missing,
        Acts acts) {

    /** The part of the site that it belongs to. */
    public String section() {
        return community.isEmpty() ? "library" : "communities";
    }

    public record Badge(String words, String tone) {}

    public record Section(String heading, String text) {}

    public record Fact(String term, List<Value> values) {}

    /** @param href null for plain words */
    public record Value(String words, @Nullable String href) {}

    /**
     * Where the viewer may go from here.
     *
     * @param editPath to change this text; null when it cannot be changed now
     * @param originalPath the published one that this would change
     * @param changePath the change that is in hand
     * @param offerPath where a member of the community offers it to others
     */
    public record Acts(
            boolean published,
            boolean withdrawn,
            boolean returned,
            boolean submitted,
            boolean working,
            @Nullable String editPath,
            boolean submit,
            boolean takeBack,
            boolean discard,
            boolean decide,
            boolean ownSubmission,
            boolean propose,
            boolean withdraw,
            @Nullable String originalPath,
            @Nullable String changePath,
            @Nullable String offerPath) {}
}
