package org.nnssil.practice;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A spotlight sent through the API; what is not sent stays as it is. Dates are year-month-day, principles are numbers.
 */
public record PracticeInput(
        @Nullable String title,
        @Nullable String summary,
        @Nullable String situation,
        @Nullable String whatWeDid,
        @Nullable String beganOn,
        @Nullable String endedOn,
        @Nullable String scale,
        @Nullable String whatCame,
        @Nullable String surfaced,
        @Nullable String differently,
        @Schema(enumeration = {"worked", "partly_worked", "did_not_work", "too_early"}) @Nullable String outcome,
        @Schema(enumeration = {"strong", "moderate", "promising", "rationale", "not_rated"}) @Nullable String tier,
        @Nullable String tierBasis,
        @Nullable String staffTime,
        @Nullable String cost,
        @Nullable String contact,
        @Schema(enumeration = {"public", "members", "core", "conveners"}) @Nullable String reach,
        @Nullable String jurisdiction,
        @Nullable List<Integer> principles,
        @Nullable List<String> levels,
        @Nullable List<String> levers,
        @Nullable List<String> students,
        @Nullable List<String> settings,
        @Nullable List<String> areas,
        @Nullable List<String> stateActions,
        @Nullable List<String> identifiedAs) {

    /** This laid over what stands. */
    PracticeForm over(PracticeForm now) {
        return new PracticeForm(
                or(title, now.title()),
                or(summary, now.summary()),
                or(situation, now.situation()),
                or(whatWeDid, now.whatWeDid()),
                or(beganOn, now.beganOn()),
                or(endedOn, now.endedOn()),
                or(scale, now.scale()),
                or(whatCame, now.whatCame()),
                or(surfaced, now.surfaced()),
                or(differently, now.differently()),
                or(outcome, now.outcome()),
                or(tier, now.tier()),
                or(tierBasis, now.tierBasis()),
                or(staffTime, now.staffTime()),
                or(cost, now.cost()),
                or(contact, now.contact()),
                or(reach, now.reach()),
                or(jurisdiction, now.jurisdiction()),
                Optional.ofNullable(principles)
                        .map(numbers -> numbers.stream().map(String::valueOf).toList())
                        .orElse(now.principles()),
                or(levels, now.levels()),
                or(levers, now.levers()),
                or(students, now.students()),
                or(settings, now.settings()),
                or(areas, now.areas()),
                or(stateActions, now.stateActions()),
                or(identifiedAs, now.identifiedAs()));
    }

    private static <T> T or(@Nullable T sent, T otherwise) {
        return sent == null ? otherwise : sent;
    }
}
