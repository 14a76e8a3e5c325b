package org.nnssil.practice;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Choice;

/**
 * The form for a spotlight with what was typed.
 *
 * @param community whose shelf it is for; empty for the library of the National Network
 * @param shelf the address of the list
 * @param version what the writer saw; null for a new one
 * @param warning what happened meanwhile, in a sentence; null when nothing did
 * @param jurisdiction in words, for those who write for one only; null when it can be chosen
 * @param moreOpen there is something in the part about scale, dates and cost, which is closed at first; likewise the
 *     other two
 */
public record FormView(
        String title,
        String community,
        String shelf,
        String action,
        String cancel,
        PracticeForm form,
        @Nullable Integer version,
        Map<String, String> errors,
        @Nullable String warning,
        String reviewNote,
        @Nullable String jurisdiction,
        List<Choice> jurisdictions,
        List<Choice> outcomes,
        List<Choice> principles,
        List<Choice> tiers,
        List<Choice> reaches,
        List<Facet> facets,
        boolean moreOpen,
        boolean evidenceOpen,
        boolean findOpen) {

    /** The part of the site that it belongs to. */
    public String section() {
        return community.isEmpty() ? "library" : "communities";
    }

    /** @param name the field's */
    public record Facet(String name, String label, List<Choice> options) {}
}
