package org.nnssil.practice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Conflict;
import org.nnssil.web.IfMatch;
import org.nnssil.web.Invalid;

class PracticeTest {

    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");

    private final Viewer author = member("MS", Reach.CORE);
    private final Viewer colleague = member("MS", Reach.CORE);
    private final Viewer reviewer = member("OH", Reach.CORE, Viewer.REVIEWER);
    private final Viewer coordinator = member(null, Reach.CONVENERS, Viewer.COORDINATOR);

    @Test
    void aDraftIsSubmittedReturnedMendedAndPublished() {
        Practice practice = draft(author);

        assertTrue(practice.submit(author, NOW));
        practice.returnWith("Say what shows it.", reviewer, NOW);
        practice.rewrite(text(), NOW);
        assertTrue(practice.submit(author, NOW));
        practice.publish(reviewer, NOW);

        assertTrue(practice.published());
        assertEquals("published", practice.status());
    }

    @Test
    void submittingTwiceIsFineAndTellsNobodyTwice() {
        Practice practice = draft(author);

        assertTrue(practice.submit(author, NOW));
        assertFalse(practice.submit(author, NOW));
    }

    @Test
    void whatReviewersHaveAndWhatIsPublishedIsNotRewritten() {
        Practice practice = draft(author);
        practice.submit(author, NOW);
        assertThrows(Conflict.class, () -> practice.rewrite(text(), NOW));

        practice.publish(reviewer, NOW);
        assertThrows(Conflict.class, () -> practice.rewrite(text(), NOW));
        assertThrows(Conflict.class, () -> practice.submit(author, NOW));
    }

    @Test
    void nobodyDecidesOnTheirOwnButTheCoordinator() {
        Viewer both = member("MS", Reach.CORE, Viewer.REVIEWER);
        Practice own = draft(both);
        own.submit(colleague, NOW);
        assertThrows(Conflict.class, () -> own.publish(both, NOW));
        assertThrows(Conflict.class, () -> own.returnWith("x", both, NOW));

        Practice handedIn = draft(author);
        handedIn.submit(both, NOW);
        assertThrows(Conflict.class, () -> handedIn.publish(both, NOW));

        Practice coordinators = draft(coordinator);
        coordinators.submit(coordinator, NOW);
        coordinators.publish(coordinator, NOW);
        assertTrue(coordinators.published());
    }

    @Test
    void onlyWhatWaitsIsDecided() {
        Practice practice = draft(author);

        assertThrows(Conflict.class, () -> practice.publish(reviewer, NOW));
        assertThrows(Conflict.class, () -> practice.returnWith("x", reviewer, NOW));
        practice.submit(author, NOW);
        practice.publish(reviewer, NOW);
        assertThrows(Conflict.class, () -> practice.publish(reviewer, NOW));
    }

    @Test
    void aPublishedTextChangesOnlyThroughAChangeThatWasReviewed() {
        Practice practice = published();

        Practice change = practice.proposeChange(UUID.randomUUID(), colleague, text(), NOW);

        assertEquals(practice.id(), change.replacesId());
        assertEquals("draft", change.status());
        assertTrue(practice.published());
        practice.takeOver(text(), reviewer, NOW);
        assertTrue(practice.published());
    }

    @Test
    void aChangeToWhatWasWithdrawnMeanwhileIsNotTakenOver() {
        Practice practice = published();
        practice.withdraw("A district asked for it.", NOW);

        assertThrows(Conflict.class, () -> practice.takeOver(text(), reviewer, NOW));
        assertThrows(Conflict.class, () -> practice.withdraw("again", NOW));
        assertFalse(practice.discarded());
    }

    @Test
    void whatIsTakenBackFromTheReviewersIsADraftAndADraftIsDiscarded() {
        Practice practice = draft(author);
        practice.submit(author, NOW);

        practice.takeBack(NOW);
        assertEquals("draft", practice.status());
        practice.takeBack(NOW);
        assertTrue(practice.discarded());
    }

    @Test
    void anEditOfAnOlderVersionIsRefusedWithThePresentOne() {
        Practice practice = draft(author);

        practice.mustBe(IfMatch.of("\"0\""));
        assertEquals(
                0,
                assertThrows(StaleEdit.class, () -> practice.mustBe(IfMatch.of("\"7\"")))
                        .version());
    }

    @Test
    void sixAnswersAreEnoughToSubmitAndEachMissingOneIsNamed() {
        assertTrue(text().missing().isEmpty());
        assertEquals(
                Set.of("situation", "whatWeDid", "whatCame", "outcome", "principles"),
                formOf(Map.of("title", "Only a title")).check(false).missing().keySet());
    }

    @Test
    void whatIsMissingAndWhatIsWrongIsToldTogether() {
        Invalid refused = assertThrows(Invalid.class, () -> formOf(
                        Map.of("title", " ", "situation", "x", "whatWeDid", "x", "whatCame", "x", "principles", "1"))
                .check(true));

        assertEquals(Set.of("title", "outcome"), refused.errors().keySet());
    }

    @Test
    void aTierNeedsItsBasisAndTheOtherSpellingsAreTaken() {
        Invalid refused = assertThrows(Invalid.class, () -> formOf(Map.of("title", "T", "tier", "strong"))
                .check(false));
        assertEquals(Set.of("tierBasis"), refused.errors().keySet());

        PracticeText text = formOf(Map.of(
                        "title",
                        "T",
                        "tier",
                        "demonstrates_a_rationale",
                        "tierBasis",
                        "A logic model",
                        "outcome",
                        "too_early_to_say"))
                .check(false);
        assertEquals(EvidenceTier.RATIONALE, text.tier());
        assertEquals(Outcome.TOO_EARLY, text.outcome());
    }

    @Test
    void everyFieldThatCannotBeTakenIsNamed() {
        Invalid refused = assertThrows(Invalid.class, () -> formOf(Map.of(
                        "title",
                        " ",
                        "summary",
                        "a\nb",
                        "situation",
                        "a\0b",
                        "whatWeDid",
                        "\ud800",
                        "outcome",
                        "great",
                        "reach",
                        "conveners",
                        "beganOn",
                        "2026-02-30",
                        "principles",
                        "11"))
                .check(false));

        assertEquals(
                Set.of("title", "summary", "situation", "whatWeDid", "outcome", "reach", "beganOn", "principles"),
                refused.errors().keySet());
    }

    @Test
    void theEndDoesNotLieBeforeTheBeginning() {
        Invalid refused = assertThrows(
                Invalid.class, () -> formOf(Map.of("title", "T", "beganOn", "2026-05-01", "endedOn", "2026-04-30"))
                        .check(false));

        assertEquals(Set.of("endedOn"), refused.errors().keySet());
    }

    @Test
    void aLongOpeningIsCutBetweenWordsAndNeverInsideACharacter() {
        assertEquals("Short and plain", PracticeItem.cut("**Short**\n\n_and_ plain"));
        assertTrue(PracticeItem.cut("word ".repeat(100)).endsWith("word…"));
        String faces = PracticeItem.cut("🙂".repeat(200));
        assertTrue(faces.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF), faces);
    }

    @Test
    void anySearchTextIsSearchable() {
        LibraryQuery query = LibraryQuery.of(name -> name.equals("q") ? "a\0b" + "🙂".repeat(300) : null);

        assertEquals(
                LibraryQuery.LONGEST_SEARCH,
                query.words().codePointCount(0, query.words().length()));
        assertFalse(query.words().contains("\0"));
    }

    private Practice published() {
        Practice practice = draft(author);
        practice.submit(author, NOW);
        practice.publish(reviewer, NOW);
        return practice;
    }

    private static Practice draft(Viewer author) {
        return new Practice(UUID.randomUUID(), Viewer.NATIONAL, author, "MS", null, text(), NOW);
    }

    private static PracticeText text() {
        return formOf(Map.of(
                        "title", "Panels",
                        "situation", "Plans were weak.",
                        "whatWeDid", "Panels read them.",
                        "whatCame", "Plans got better.",
                        "outcome", "worked",
                        "principles", "1"))
                .check(false);
    }

    private static PracticeForm formOf(Map<String, String> typed) {
        return new PracticeInput(
                        typed.get("title"),
                        typed.get("summary"),
                        typed.get("situation"),
                        typed.get("whatWeDid"),
                        typed.get("beganOn"),
                        typed.get("endedOn"),
                        null,
                        typed.get("whatCame"),
                        null,
                        null,
                        typed.get("outcome"),
                        typed.get("tier"),
                        typed.get("tierBasis"),
                        null,
                        null,
                        null,
                        typed.get("reach"),
                        null,
                        typed.containsKey("principles") ? List.of(Integer.valueOf(typed.get("principles"))) : null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)
                .over(PracticeForm.empty());
    }

    private static Viewer member(String jurisdiction, Reach reach, String... roles) {
        UUID id = UUID.randomUUID();
        return new Viewer(
                id,
                id.toString(),
                "Somebody",
                "somebody@tests.example",
                "Director",
                Viewer.EASTERN,
                false,
                jurisdiction,
                Map.of(Viewer.NATIONAL, new Viewer.Standing(reach, Set.of(roles))));
    }
}
