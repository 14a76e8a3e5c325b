package org.nnssil.practice;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A side from which the library can be narrowed. Outcome, tier and jurisdiction are columns of a practice; the others
 * are rows of practice_facet. The words of principles and jurisdictions come from the reference data ({@link Names}).
 */
enum Facet {
    OUTCOME("Outcome", "", Outcome.choices()),
    PRINCIPLE("Principle", "principles", Map.of()),
    TIER("Evidence", "", EvidenceTier.choices()),
    JURISDICTION("Jurisdiction", "", Map.of()),
    LEVEL(
            "Level of the system",
            "levels",
            pairs(
                    "federal", "Federal",
                    "state", "State",
                    "regional", "Regional",
                    "district", "District",
                    "school", "School")),
    STUDENTS(
            "Students in focus",
            "students",
            pairs(
                    "all", "All students",
                    "low_income", "Students from low-income families",
                    "english_learners", "English learners",
                    "students_with_disabilities", "Students with disabilities",
                    "racial_or_ethnic_subgroup", "A racial or ethnic subgroup")),
    SETTING(
            "Setting",
            "settings",
            pairs(
                    "urban", "Urban",
                    "suburban", "Suburban",
                    "town", "Town",
                    "rural", "Rural",
                    "remote", "Remote",
                    "statewide", "Statewide")),
    AREA(
            "Area of work",
            "areas",
            pairs(
                    "achievement", "Achievement",
                    "instructional_capacity", "Instructional capacity",
                    "leadership", "Leadership",
                    "culture_and_climate", "Culture and climate",
                    "early_warning", "Early warning",
                    "multi_tiered_support", "Multi-tiered support",
                    "planning_and_review", "Planning and review",
                    "community_engagement", "Community engagement",
                    "organisation_of_the_sea", "Organization of the state agency",
                    "networks_and_brokering", "Networks and brokering",
                    "fiscal_and_human_resources", "Fiscal and human resources",
                    "funding", "Funding")),
    LEVER(
            "Whose work it changes",
            "levers",
            pairs(
                    "teacher", "Teachers",
                    "principal", "Principals",
                    "superintendent", "Superintendents",
                    "school_board", "School boards",
                    "state_system", "The state system",
                    "stakeholders", "Families and partners")),
    STATE_ACTION(
            "What the state did",
            "stateActions",
            pairs(
                    "locally_driven", "Supported locally driven improvement",
                    "practitioner_networks", "Formed networks of practitioners",
                    "regional_services", "Aligned regional services",
                    "student_options", "Gave students more options",
                    "turnaround_zone", "Set up a turnaround or innovation zone",
                    "close_and_replace", "Closed and replaced a school",
                    "school_takeover", "Took over a school",
                    "lea_takeover", "Took over a district",
                    "other_authority", "Used other state authority")),
    IDENTIFIED_AS(
            "Schools identified as",
            "identifiedAs",
            pairs(
                    "csi", "Comprehensive support (CSI)",
                    "tsi", "Targeted support (TSI)",
                    "atsi", "Additional targeted support (ATSI)",
                    "not_identified", "Not identified",
                    "any", "Any"));

    private final String label;
    private final String field;
    private final Map<String, String> words;

    Facet(String label, String field, Map<String, String> words) {
        this.label = label;
        this.field = field;
        this.words = words;
    }

    String label() {
        return label;
    }

    /** The name of its field in forms and in the API; empty for what is a column. */
    String field() {
        return field;
    }

    /** The facets that a practice may have several values of. */
    static List<Facet> many() {
        return Arrays.stream(values()).filter(f -> !f.field.isEmpty()).toList();
    }

    /** The name in addresses and in the API. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Facet> ofKey(@Nullable String key) {
        return Arrays.stream(values()).filter(facet -> facet.key().equals(key)).findFirst();
    }

    /** Value to words, in the order to show; empty where the reference data has them. */
    Map<String, String> words() {
        return words;
    }

    /** The value that somebody asks for, in its one spelling; empty when there is no such value. */
    Optional<String> find(String typed) {
        String value = typed.toLowerCase(Locale.ROOT);
        return switch (this) {
            case OUTCOME -> Outcome.find(value).map(Outcome::key);
            case TIER -> EvidenceTier.find(value).map(EvidenceTier::key);
            case PRINCIPLE -> value.matches("[1-9]|10") ? Optional.of(value) : Optional.empty();
            case JURISDICTION ->
                value.matches("[a-z]{2,8}") ? Optional.of(value.toUpperCase(Locale.ROOT)) : Optional.empty();
            default -> words.containsKey(value) ? Optional.of(value) : Optional.empty();
        };
    }

    private static Map<String, String> pairs(String... pairs) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put(pairs[i], pairs[i + 1]);
        }
        return Collections.unmodifiableMap(words);
    }
}
