package org.nnssil.newsletter;

import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;

/** The words of one item. The link is a path of the service or a full address; empty for none. */
public record ItemForm(@Nullable String heading, @Nullable String text, @Nullable String link) {

    static final int HEADING = 300;
    static final int TEXT = 5_000;

    record Checked(String heading, String text, String link) {}

    Checked check() {
        Check check = new Check();
        Checked checked = check("", check);
        check.done();
        return checked;
    }

    /** @param prefix of the field names in messages, for one item among several */
    Checked check(String prefix, Check check) {
        String given = check.optionalLine(prefix + "link", link, 2_000);
        boolean path = given.matches("/(?![/\\\\])[\\x21-\\x7E]*") && !given.contains("\\");
        String checkedLink = path ? given : check.optionalUrl(prefix + "link", given);
        return new Checked(
                check.line(prefix + "heading", heading, HEADING),
                check.optionalText(prefix + "text", text, TEXT),
                checkedLink);
    }
}
