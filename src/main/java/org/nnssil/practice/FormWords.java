package org.nnssil.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Choice;

/** Makes the page on which a spotlight is written. */
@ApplicationScoped
class FormWords {

    /** What the form is for and what has happened to it. */
    record Occasion(
            String title,
            ShelfRef shelf,
            String action,
            String cancel,
            @Nullable Integer version,
            Map<String, String> errors,
            @Nullable String warning,
            String reviewNote) {

        static Occasion ofNew(ShelfRef shelf, Map<String, String> errors) {
            return new Occasion("Post a spotlight", shelf, shelf.path(), shelf.path(), null, errors, null, "");
        }

        static Occasion ofEdit(PracticeRow row, int version, Map<String, String> errors, @Nullable String warning) {
            String path = "/practices/" + row.id();
            return new Occasion(
                    row.replacesId() == null ? "Edit the spotlight" : "Edit the proposed change",
                    row.shelf(),
                    path,
                    path,
                    version,
                    errors,
                    warning,
                    row.reviewNote());
        }
    }

    FormView view(PracticeForm form, Names names, Viewer viewer, Occasion occasion) {
        boolean fresh = occasion.version() == null;
        String own = viewer.jurisdictionKey();
        ShelfRef shelf = occasion.shelf();
        boolean chooses = fresh && Shelves.chooses(viewer, shelf.communityId());
        return new FormView(
                occasion.title(),
                shelf.national() ? "" : shelf.name(),
                shelf.path(),
                occasion.action(),
                occasion.cancel(),
                form,
                occasion.version(),
                occasion.errors(),
                occasion.warning(),
                occasion.reviewNote(),
                chooses || own == null ? null : names.jurisdictions().getOrDefault(own, own),
                chooses ? jurisdictions(names, form, own) : List.of(),
                outcomes(form),
                principles(names, form),
                tiers(form),
                reaches(form, shelf),
                facets(form),
                typed(form.summary(), form.scale(), form.beganOn(), form.endedOn(), form.surfaced())
                        || typed(form.differently(), form.staffTime(), form.cost(), form.contact()),
                typed(form.tierBasis())
                        || !(form.tier().isEmpty() || form.tier().equals("not_rated")),
                form.values().entrySet().stream()
                        .anyMatch(e ->
                                e.getKey() != Facet.PRINCIPLE && !e.getValue().isEmpty()));
    }

    private static boolean typed(String... texts) {
        return Arrays.stream(texts).anyMatch(text -> !text.isEmpty());
    }

    private static List<Choice> jurisdictions(Names names, PracticeForm form, @Nullable String own) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("", own == null ? "Choose one" : "Your own");
        words.putAll(names.jurisdictions());
        return Choice.of(words, form.jurisdiction());
    }

    private static List<Choice> outcomes(PracticeForm form) {
        List<Choice> choices = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            boolean chosen =
                    Outcome.find(form.outcome()).filter(outcome::equals).isPresent();
            choices.add(new Choice(outcome.key(), outcome.words(), chosen, outcome.meaning()));
        }
        return choices;
    }

    private static List<Choice> tiers(PracticeForm form) {
        EvidenceTier now = EvidenceTier.find(form.tier()).orElse(EvidenceTier.NOT_RATED);
        List<Choice> choices = new ArrayList<>();
        for (EvidenceTier tier : EvidenceTier.values()) {
            choices.add(new Choice(tier.key(), tier.words(), tier == now, tier.meaning()));
        }
        return choices;
    }

    /** What stands on a community's own shelf goes no further by itself. */
    private static List<Choice> reaches(PracticeForm form, ShelfRef shelf) {
        Reach now = Reach.find(form.reach()).orElse(Reach.MEMBERS);
        List<Choice> choices = new ArrayList<>();
        for (Reach reach : shelf.national()
                ? List.of(Reach.MEMBERS, Reach.CORE, Reach.PUBLIC)
                : List.of(Reach.MEMBERS, Reach.CORE)) {
            choices.add(new Choice(reach.key(), reach.words(), reach == now));
        }
        return choices;
    }

    private static List<Choice> principles(Names names, PracticeForm form) {
        Map<String, String> words = new LinkedHashMap<>();
        names.principles().forEach((number, name) -> words.put(number, number + " " + name));
        return Choice.of(words, form.principles());
    }

    private static List<FormView.Facet> facets(PracticeForm form) {
        List<FormView.Facet> facets = new ArrayList<>();
        form.values().forEach((facet, values) -> {
            if (facet != Facet.PRINCIPLE) {
                Collection<String> chosen = values;
                facets.add(new FormView.Facet(facet.field(), facet.label(), Choice.of(facet.words(), chosen)));
            }
        });
        return facets;
    }
}
