package org.nnssil.eligibility;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The facts about an organization that rules may ask for. Names are stored; do not rename. */
public enum FactKind {
    ENROLMENT("enrolment", ""),
    SCHOOLS("number of schools", ""),
    IDENTIFIED_SCHOOLS("number of schools identified for support", ""),
    LOW_INCOME("share of students from low-income families", "%"),
    ENGLISH_LEARNERS("share of students learning English", "%"),
    DISABILITIES("share of students with disabilities", "%"),
    SETTING("setting", "", "urban", "suburban", "town", "rural", "remote"),
    GRADE_SPAN("grade span", "", "elementary", "secondary", "K-12", "adult");

    private static final BigDecimal MOST = new BigDecimal("100000000");
    private static final BigDecimal ALL = new BigDecimal("100");

    private final String label;
    private final String unit;
    private final List<String> choices;

    FactKind(String label, String unit, String... choices) {
        this.label = label;
        this.unit = unit;
        this.choices = List.of(choices);
    }

    /** As it stands within a sentence. */
    public String label() {
        return label;
    }

    public boolean number() {
        return choices.isEmpty();
    }

    public List<String> choices() {
        return choices;
    }

    public static Optional<FactKind> find(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** What was typed, as it is kept: "4,980" is 4980, "Urban" is urban. Empty where it is no value of this fact. */
    public Optional<String> read(String typed) {
        String text = typed.strip();
        return number()
                ? amount(text)
                : choices.stream().filter(c -> c.equalsIgnoreCase(text)).findFirst();
    }

    /** How to type it, for an error or a hint. */
    public String form() {
        if (!number()) {
            return "one of " + String.join(", ", choices);
        }
        return unit.isEmpty() ? "a number, such as 5,000" : "a percentage from 0 to 100, such as 42.5";
    }

    /** "4,980", "42.5%", "urban" */
    public String shown(String value) {
        return number()
                ? String.format(Locale.US, "%,.2f", new BigDecimal(value)).replaceFirst("\\.?0+$", "") + unit
                : value;
    }

    private Optional<String> amount(String text) {
        String bare = text.replace(",", "").replaceFirst("%$", "").strip();
        if (!bare.matches("[0-9]{1,9}(\\.[0-9]{1,2})?")) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(bare);
        return Optional.of(amount.compareTo(unit.isEmpty() ? MOST : ALL) <= 0)
                .filter(within -> within)
                .map(within ->
                        amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString());
    }
}
