package org.nnssil.eligibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nnssil.web.Check;
import org.nnssil.web.Invalid;

class RulesTest {

    private static final Map<String, String> PLACES = Map.of("MA", "Massachusetts", "ME", "Maine", "GU", "Guam");
    private static final LocalDate DAY = LocalDate.of(2026, 10, 1);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OVER     | 5000   | FAILS | enrolment 5,000 is not over 5,000",
                "OVER     | 5001   | HOLDS | enrolment 5,001 is over 5,000",
                "OVER     | 4980   | FAILS | enrolment 4,980 is not over 5,000",
                "AT_LEAST | 5000   | HOLDS | enrolment 5,000 is at least 5,000",
                "AT_LEAST | 4999   | FAILS | enrolment 4,999 is not at least 5,000",
                "UNDER    | 5000   | FAILS | enrolment 5,000 is not under 5,000",
                "UNDER    | 4999.5 | HOLDS | enrolment 4,999.5 is under 5,000",
                "AT_MOST  | 5000   | HOLDS | enrolment 5,000 is at most 5,000",
                "AT_MOST  | 5000.1 | FAILS | enrolment 5,000.1 is not at most 5,000"
            })
    void aNumberIsComparedAndTheSentenceSaysHow(String is, String value, Answer answer, String sentence) {
        Finding finding = only(rules(row("ENROLMENT", is, "5,000")), with(FactKind.ENROLMENT, value));

        assertEquals(answer, finding.answer());
        assertEquals(sentence, finding.sentence());
        assertEquals("October count, 1 Oct 2026", finding.basis());
    }

    @Test
    void aFactThatNobodyKnowsIsAskedForAndIsNoPass() {
        Verdict verdict = rules(row("ENROLMENT", "OVER", "5000")).evaluate(nobody(), PLACES);

        assertEquals(Answer.NOT_KNOWN, verdict.answer());
        assertFalse(verdict.passes());
        assertEquals("enrolment is not known yet; it must be over 5,000", verdict.obstacles());
        assertEquals(FactKind.ENROLMENT, verdict.findings().get(0).missing());
    }

    @Test
    void sharesAreShownAsPercentages() {
        Rules rules = rules(row("LOW_INCOME", "AT_LEAST", "40%"));
        assertEquals(
                "share of students from low-income families 38.5% is not at least 40%",
                only(rules, with(FactKind.LOW_INCOME, "38.5")).sentence());
    }

    @Test
    void aWordIsOneOfSome() {
        Rules rules = rules(row("SETTING", "", "Urban, town"));
        assertEquals(
                "setting is urban", only(rules, with(FactKind.SETTING, "urban")).sentence());
        Finding rural = only(rules, with(FactKind.SETTING, "rural"));
        assertEquals(Answer.FAILS, rural.answer());
        assertEquals("setting is rural, not urban or town", rural.sentence());
        assertEquals(
                "setting is not known yet; it must be urban or town",
                only(rules, nobody()).sentence());
    }

    @Test
    void aPlaceIsNamedInFull() {
        Rules rules = rules(row("JURISDICTION", "", "ma, Maine"));
        assertEquals(Answer.HOLDS, only(rules, in("MA")).answer());
        assertEquals("Guam is not Massachusetts or Maine", only(rules, in("GU")).sentence());
        assertEquals(
                "the jurisdiction is not known yet; it must be Massachusetts or Maine",
                only(rules, nobody()).sentence());
    }

    @Test
    void anOrganizationIsOfAKind() {
        Rules rules = rules(row("KIND", "", "district, college or university"));
        assertEquals(Answer.HOLDS, only(rules, of(OrganizationKind.DISTRICT)).answer());
        assertEquals(
                "it is a provider, not a district or college or university",
                only(rules, of(OrganizationKind.PROVIDER)).sentence());
        assertEquals(Answer.NOT_KNOWN, only(rules, nobody()).answer());
    }

    @Test
    void aRoleIsHeldOrNotAndNeverUnknown() {
        Rules rules = rules(row("ROLE", "", "SEAT_HOLDER"));
        Applicant holder = new Applicant(null, null, Map.of(), Set.of(Holding.SEAT_HOLDER));
        assertEquals(
                "the person holds the seat of a jurisdiction",
                only(rules, holder).sentence());
        assertEquals(
                "the person does not hold the seat of a jurisdiction",
                only(rules, nobody()).sentence());
        assertEquals(
                "the person is not a member of the community it belongs to",
                only(rules(row("ROLE", "", "PARENT_MEMBER")), nobody()).sentence());
    }

    @Test
    void oneThatFailsOutweighsOneThatIsNotKnownAndNoRulesHold() {
        Rules rules = rules(row("KIND", "", "district"), row("ENROLMENT", "OVER", "5000"));
        assertEquals(
                Answer.FAILS,
                rules.evaluate(of(OrganizationKind.PROVIDER), PLACES).answer());
        assertEquals(
                Answer.NOT_KNOWN,
                rules.evaluate(of(OrganizationKind.DISTRICT), PLACES).answer());
        assertTrue(Rules.NONE.evaluate(nobody(), PLACES).passes());
    }

    @Test
    void theNewerDateCountsAndOnTheSameDayWhatIsReported() {
        Applicant known = with(FactKind.ENROLMENT, "4980");
        assertEquals(
                "5100",
                known.reporting(reported("5100", DAY))
                        .facts()
                        .get(FactKind.ENROLMENT)
                        .value());
        assertEquals(
                "5100",
                known.reporting(reported("5100", DAY.plusYears(1)))
                        .facts()
                        .get(FactKind.ENROLMENT)
                        .value());
        assertEquals(
                "4980",
                known.reporting(reported("5100", DAY.minusDays(1)))
                        .facts()
                        .get(FactKind.ENROLMENT)
                        .value());
    }

    @Test
    void whatIsStoredComesBackAsItWas() {
        Rules rules = rules(
                row("KIND", "", "district"),
                row("JURISDICTION", "", "MA"),
                row("ENROLMENT", "OVER", "5000"),
                row("SETTING", "", "urban"),
                row("ROLE", "", "PARENT_CORE"));

        assertEquals(rules, Rules.read(rules.json()));
        assertEquals(RuleRow.of(rules), RuleRow.of(Rules.read(rules.json())));
        assertEquals(
                rules,
                RuleRow.checked(new Check(), "rules", RuleRow.of(rules), PLACES),
                "what the form shows is read back");
        assertEquals(
                List.of(
                        "A district",
                        "In Massachusetts",
                        "Enrolment over 5,000",
                        "Setting urban",
                        "The person is a core member of the community it belongs to"),
                rules.words(PLACES));
        assertEquals(Set.of(FactKind.ENROLMENT, FactKind.SETTING), rules.facts());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"rule\": \"anything\"}]",
                "[{\"rule\": \"number\", \"fact\": \"SHOE_SIZE\", \"is\": \"OVER\", \"bound\": \"1\"}]",
                "[{\"rule\": \"number\", \"fact\": \"ENROLMENT\", \"is\": \"OVER\", \"bound\": \"many\"}]",
                "[{}]"
            })
    void aRuleThatIsNotOursIsRefusedAndNotSkipped(String json) {
        assertThrows(IllegalArgumentException.class, () -> Rules.read(json));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENROLMENT    | OVER     | many",
                "ENROLMENT    | OVER     | -5",
                "ENROLMENT    | OVER     | 1e9",
                "ENROLMENT    | OVER     | 999999999",
                "ENROLMENT    | ABOVE    | 5",
                "LOW_INCOME   | OVER     | 101",
                "SETTING      |          | seaside",
                "SETTING      |          | urban,,town",
                "JURISDICTION |          | Atlantis",
                "KIND         |          | bank",
                "ROLE         |          | boss",
                "SHOE_SIZE    | OVER     | 1"
            })
    void whatIsTypedWronglyIsToldAtTheRule(String about, String is, String value) {
        Check check = new Check();
        RuleRow.checked(check, "rules", List.of(RuleRow.empty(), row(about, is == null ? "" : is, value)), PLACES);

        String words = assertThrows(Invalid.class, check::done).errors().get("rules");
        assertTrue(words.startsWith("Rule 2: "), words);
    }

    @Test
    void moreRulesThanAnybodyReadsAreRefused() {
        Check check = new Check();
        RuleRow.checked(check, "rules", java.util.Collections.nCopies(9, row("ENROLMENT", "OVER", "1")), PLACES);
        assertThrows(Invalid.class, check::done);
    }

    @Test
    void figuresAreReadAsPeopleTypeThem() {
        assertEquals("4980", FactKind.ENROLMENT.read(" 4,980 ").orElseThrow());
        assertEquals("5000", FactKind.ENROLMENT.read("5000.00").orElseThrow());
        assertEquals("0", FactKind.ENROLMENT.read("0").orElseThrow());
        assertEquals("42.5", FactKind.LOW_INCOME.read("42.50%").orElseThrow());
        assertEquals("K-12", FactKind.GRADE_SPAN.read("k-12").orElseThrow());
        assertTrue(FactKind.ENROLMENT.read("").isEmpty());
        assertEquals("100", FactKind.ENROLMENT.shown("100"));
        assertEquals("1,200,000", FactKind.ENROLMENT.shown("1200000"));
    }

    private static RuleRow row(String about, String is, String value) {
        return new RuleRow(about, is, value);
    }

    private static Rules rules(RuleRow... rows) {
        Check check = new Check();
        Rules rules = RuleRow.checked(check, "rules", List.of(rows), PLACES);
        check.done();
        return rules;
    }

    private static Finding only(Rules rules, Applicant applicant) {
        return rules.evaluate(applicant, PLACES).findings().get(0);
    }

    private static Applicant nobody() {
        return new Applicant(null, null, Map.of(), Set.of());
    }

    private static Applicant in(String place) {
        return new Applicant(null, place, Map.of(), Set.of());
    }

    private static Applicant of(OrganizationKind kind) {
        return new Applicant(kind, null, Map.of(), Set.of());
    }

    private static Applicant with(FactKind kind, String value) {
        return new Applicant(null, null, Map.of(kind, new FactValue(value, "October count", DAY)), Set.of());
    }

    private static Map<FactKind, FactValue> reported(String value, LocalDate day) {
        return Map.of(FactKind.ENROLMENT, new FactValue(value, "the superintendent", day));
    }
}
