package org.nnssil.newsletter;

import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.web.Check;

/** The subject, the opening letter (Markdown) and the audience of a draft. */
public record LetterForm(@Nullable String title, @Nullable String opening, @Nullable String audience) {

    /** Mail programs cut a subject off long before this. */
    static final int TITLE = 200;

    static final int OPENING = 10_000;

    record Checked(String title, String opening, Reach reach) {}

    Checked check() {
        Check check = new Check();
        Checked checked = new Checked(
                check.line("title", title, TITLE),
                check.optionalText("opening", opening, OPENING),
                check.choice("audience", audience, Reach::find, Reach.MEMBERS));
        check.done();
        return checked;
    }

    static LetterForm of(IssueRow issue) {
        return new LetterForm(
                issue.title(), issue.opening(), issue.audience().reach().key());
    }
}
