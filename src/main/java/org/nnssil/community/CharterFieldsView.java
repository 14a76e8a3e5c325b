package org.nnssil.community;

import java.util.ArrayList;
import java.util.List;
import org.nnssil.eligibility.RuleRow;
import org.nnssil.web.Choice;

/** The choices of the form of a charter. */
public record CharterFieldsView(List<Choice> units, List<Choice> plannings, List<Row> rules) {

    /** One rule: its number, what it is about, how it compares, and with what. */
    public record Row(int number, List<Choice> abouts, List<Choice> comparisons, String value) {}

    static CharterFieldsView of(CharterForm form) {
        List<Row> rows = new ArrayList<>();
        for (RuleRow row : form.rows()) {
            rows.add(new Row(
                    rows.size() + 1,
                    Choice.of(RuleRow.subjects(), row.about()),
                    Choice.of(RuleRow.comparisons(), row.is()),
                    row.value()));
        }
        return new CharterFieldsView(
                Choice.of(CharterWords.UNITS, form.memberUnit()),
                Choice.of(CharterWords.PLANNING, form.planning()),
                rows);
    }
}
