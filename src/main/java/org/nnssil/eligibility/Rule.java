package org.nnssil.eligibility;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One rule of a charter. {@code places} are names of jurisdictions by key. */
sealed interface Rule {

    DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.US);

    Finding test(Applicant applicant, Map<String, String> places);

    /** As it stands in the charter: "Enrolment over 5,000". */
    String words(Map<String, String> places);

    JsonObject json();

    /** A number of the organization against a bound. */
    record Number(FactKind fact, Comparison is, BigDecimal bound) implements Rule {

        @Override
        public Finding test(Applicant applicant, Map<String, String> places) {
            FactValue known = applicant.facts().get(fact);
            if (known == null) {
                return notKnown(fact, "must be " + limit());
            }
            boolean holds = is.holds(new BigDecimal(known.value()), bound);
            return known(
                    holds,
                    fact,
                    known,
                    "%s %s is %s%s".formatted(fact.label(), fact.shown(known.value()), holds ? "" : "not ", limit()));
        }

        @Override
        public String words(Map<String, String> places) {
            return capital(fact.label()) + " " + limit();
        }

        @Override
        public JsonObject json() {
            return new JsonObject()
                    .put("rule", "number")
                    .put("fact", fact.name())
                    .put("is", is.name())
                    .put("bound", bound.toPlainString());
        }

        private String limit() {
            return is.words() + " " + fact.shown(bound.toPlainString());
        }
    }

    /** A fact of the organization that is a word, among some. */
    record OneOf(FactKind fact, List<String> values) implements Rule {

        @Override
        public Finding test(Applicant applicant, Map<String, String> places) {
            FactValue known = applicant.facts().get(fact);
            if (known == null) {
                return notKnown(fact, "must be " + either(values));
            }
            boolean holds = values.contains(known.value());
            return known(
                    holds,
                    fact,
                    known,
                    "%s is %s%s".formatted(fact.label(), known.value(), holds ? "" : ", not " + either(values)));
        }

        @Override
        public String words(Map<String, String> places) {
            return capital(fact.label()) + " " + either(values);
        }

        @Override
        public JsonObject json() {
            return new JsonObject()
                    .put("rule", "one-of")
                    .put("fact", fact.name())
                    .put("values", new JsonArray(values));
        }
    }

    /** Where the organization, or without one the person, works. */
    record Within(List<String> keys) implements Rule {

        @Override
        public Finding test(Applicant applicant, Map<String, String> places) {
            String key = applicant.jurisdictionKey();
            if (key == null) {
                return new Finding(
                        Answer.NOT_KNOWN, "the jurisdiction is not known yet; it must be " + names(places), "", null);
            }
            boolean holds = keys.contains(key);
            return new Finding(
                    holds ? Answer.HOLDS : Answer.FAILS,
                    holds
                            ? "it is in " + places.getOrDefault(key, key)
                            : "%s is not %s".formatted(places.getOrDefault(key, key), names(places)),
                    "",
                    null);
        }

        @Override
        public String words(Map<String, String> places) {
            return "In " + names(places);
        }

        @Override
        public JsonObject json() {
            return new JsonObject().put("rule", "within").put("in", new JsonArray(keys));
        }

        private String names(Map<String, String> places) {
            return either(keys.stream().map(k -> places.getOrDefault(k, k)).toList());
        }
    }

    /** What the organization is. */
    record Kind(List<OrganizationKind> kinds) implements Rule {

        @Override
        public Finding test(Applicant applicant, Map<String, String> places) {
            OrganizationKind kind = applicant.kind();
            if (kind == null) {
                return new Finding(
                        Answer.NOT_KNOWN, "the organization is not known yet; it must be a " + names(), "", null);
            }
            boolean holds = kinds.contains(kind);
            return new Finding(
                    holds ? Answer.HOLDS : Answer.FAILS,
                    holds ? "it is a " + kind.words() : "it is a " + kind.words() + ", not a " + names(),
                    "",
                    null);
        }

        @Override
        public String words(Map<String, String> places) {
            return "A " + names();
        }

        @Override
        public JsonObject json() {
            return new JsonObject()
                    .put("rule", "kind")
                    .put("kinds", new JsonArray(kinds.stream().map(Enum::name).toList()));
        }

        private String names() {
            return either(kinds.stream().map(OrganizationKind::words).toList());
        }
    }

    /** What the person holds. */
    record Holds(Holding role) implements Rule {

        @Override
        public Finding test(Applicant applicant, Map<String, String> places) {
            boolean holds = applicant.holds().contains(role);
            String[] verb = role.words().split(" ", 2);
            String words = holds
                    ? "the person " + role.words()
                    : verb[0].equals("is") ? "the person is not " + verb[1] : "the person does not hold " + verb[1];
            return new Finding(holds ? Answer.HOLDS : Answer.FAILS, words, "", null);
        }

        @Override
        public String words(Map<String, String> places) {
            return "The person " + role.words();
        }

        @Override
        public JsonObject json() {
            return new JsonObject().put("rule", "holds").put("role", role.name());
        }
    }

    private static Finding known(boolean holds, FactKind fact, FactValue known, String sentence) {
        return new Finding(holds ? Answer.HOLDS : Answer.FAILS, sentence, basis(known), null);
    }

    private static Finding notKnown(FactKind fact, String must) {
        return new Finding(Answer.NOT_KNOWN, fact.label() + " is not known yet; it " + must, "", fact);
    }

    private static String basis(FactValue known) {
        LocalDate day = known.asOf();
        return known.source() + ", " + DAY.format(day);
    }

    /** "urban", "urban or town", "urban, suburban or town" */
    private static String either(List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
