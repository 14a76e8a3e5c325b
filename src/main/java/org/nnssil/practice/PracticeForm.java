package org.nnssil.practice;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.web.Check;

/** A spotlight as it is typed, from the page or through the API. */
public record PracticeForm(
        @RestForm String title,
        @RestForm String summary,
        @RestForm String situation,
        @RestForm String whatWeDid,
        @RestForm String beganOn,
        @RestForm String endedOn,
        @RestForm String scale,
        @RestForm String whatCame,
        @RestForm String surfaced,
        @RestForm String differently,
        @RestForm String outcome,
        @RestForm String tier,
        @RestForm String tierBasis,
        @RestForm String staffTime,
        @RestForm String cost,
        @RestForm String contact,
        @RestForm String reach,
        @RestForm String jurisdiction,
        @RestForm List<String> principles,
        @RestForm List<String> levels,
        @RestForm List<String> levers,
        @RestForm List<String> students,
        @RestForm List<String> settings,
        @RestForm List<String> areas,
        @RestForm List<String> stateActions,
        @RestForm List<String> identifiedAs) {

    private static final int LINE = 300;
    private static final int STORY = 20_000;
    private static final int NOTE = 2_000;

    /** What was not sent is empty. */
    public PracticeForm {
        title = orEmpty(title);
        summary = orEmpty(summary);
        situation = orEmpty(situation);
        whatWeDid = orEmpty(whatWeDid);
        beganOn = orEmpty(beganOn);
        endedOn = orEmpty(endedOn);
        scale = orEmpty(scale);
        whatCame = orEmpty(whatCame);
        surfaced = orEmpty(surfaced);
        differently = orEmpty(differently);
        outcome = orEmpty(outcome);
        tier = orEmpty(tier);
        tierBasis = orEmpty(tierBasis);
        staffTime = orEmpty(staffTime);
        cost = orEmpty(cost);
        contact = orEmpty(contact);
        reach = orEmpty(reach);
        jurisdiction = orEmpty(jurisdiction);
        principles = orNone(principles);
        levels = orNone(levels);
        levers = orNone(levers);
        students = orNone(students);
        settings = orNone(settings);
        areas = orNone(areas);
        stateActions = orNone(stateActions);
        identifiedAs = orNone(identifiedAs);
    }

    static PracticeForm empty() {
        String n = "";
        List<String> none = List.of();
        return new PracticeForm(
                n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, n, none, none, none, none, none, none, none, none);
    }

    static PracticeForm of(PracticeText text, String jurisdiction) {
        return new PracticeForm(
                text.title(),
                text.summary(),
                text.situation(),
                text.whatWeDid(),
                text.beganOn() == null ? "" : text.beganOn().toString(),
                text.endedOn() == null ? "" : text.endedOn().toString(),
                text.scale(),
                text.whatCame(),
                text.surfaced(),
                text.differently(),
                text.saidOutcome().map(Outcome::key).orElse(""),
                text.tier().key(),
                text.tierBasis(),
                text.staffTime(),
                text.cost(),
                text.contact(),
                text.reach().key(),
                jurisdiction,
                text.of(Facet.PRINCIPLE),
                text.of(Facet.LEVEL),
                text.of(Facet.LEVER),
                text.of(Facet.STUDENTS),
                text.of(Facet.SETTING),
                text.of(Facet.AREA),
                text.of(Facet.STATE_ACTION),
                text.of(Facet.IDENTIFIED_AS));
    }

    /**
     * @param complete it is to be submitted, so all that reviewers need must be there
     * @throws org.nnssil.web.Invalid naming every field that cannot be taken
     */
    PracticeText check(boolean complete) {
        Check check = new Check();
        PracticeText text = new PracticeText(
                check.line("title", title, 200),
                check.optionalLine("summary", summary, LINE),
                check.optionalText("situation", situation, STORY),
                check.optionalText("whatWeDid", whatWeDid, STORY),
                check.optionalDate("beganOn", beganOn),
                check.optionalDate("endedOn", endedOn),
                check.optionalLine("scale", scale, LINE),
                check.optionalText("whatCame", whatCame, STORY),
                check.optionalText("surfaced", surfaced, STORY),
                check.optionalText("differently", differently, STORY),
                outcome.isEmpty() ? null : check.choice("outcome", outcome, Outcome::find, Outcome.TOO_EARLY),
                tier.isEmpty()
                        ? EvidenceTier.NOT_RATED
                        : check.choice("tier", tier, EvidenceTier::find, EvidenceTier.NOT_RATED),
                check.optionalText("tierBasis", tierBasis, NOTE),
                check.optionalLine("staffTime", staffTime, LINE),
                check.optionalLine("cost", cost, LINE),
                check.optionalText("contact", contact, NOTE),
                reach.isEmpty() ? Reach.MEMBERS : check.choice("reach", reach, PracticeForm::findReach, Reach.MEMBERS),
                tags(check));
        if (text.beganOn() != null && text.endedOn() != null && text.endedOn().isBefore(text.beganOn())) {
            check.fail("endedOn", "The end lies before the beginning.");
        }
        if (text.tier() != EvidenceTier.NOT_RATED && text.tierBasis().isBlank()) {
            check.fail("tierBasis", "Name the study, where it was done, and who rated it; or choose not rated.");
        }
        if (complete) {
            text.missing().forEach(check::fail);
        }
        check.done();
        return text;
    }

    /** A spotlight is for the network or for everybody; conveners alone have no use for it. */
    private static Optional<Reach> findReach(String key) {
        return Reach.find(key).filter(reach -> reach != Reach.CONVENERS);
    }

    private List<Tag> tags(Check check) {
        List<Tag> tags = new ArrayList<>();
        values().forEach((facet, values) -> values.forEach(value -> facet.find(value)
                .map(found -> new Tag(facet, found))
                .ifPresentOrElse(
                        tag -> {
                            if (!tags.contains(tag)) {
                                tags.add(tag);
                            }
                        },
                        () -> check.fail(facet.field(), "Choose from the options."))));
        return tags;
    }

    /** What was typed for each facet that may have several values. */
    Map<Facet, List<String>> values() {
        Map<Facet, List<String>> values = new EnumMap<>(Facet.class);
        values.put(Facet.PRINCIPLE, principles);
        values.put(Facet.LEVEL, levels);
        values.put(Facet.LEVER, levers);
        values.put(Facet.STUDENTS, students);
        values.put(Facet.SETTING, settings);
        values.put(Facet.AREA, areas);
        values.put(Facet.STATE_ACTION, stateActions);
        values.put(Facet.IDENTIFIED_AS, identifiedAs);
        return values;
    }

    /** The same form with the same words is one submission; sent again with other words it is another. */
    UUID submission(UUID ofPage) {
        return UUID.nameUUIDFromBytes((ofPage + " " + this).getBytes(StandardCharsets.UTF_8));
    }

    private static String orEmpty(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    private static List<String> orNone(@Nullable List<String> chosen) {
        return chosen == null
                ? List.of()
                : chosen.stream().map(PracticeForm::orEmpty).toList();
    }
}
