package org.nnssil.admission;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;

/** Why something is declined or withdrawn, as typed. */
public record ReasonForm(@RestForm @Nullable String reason) {

    static final int LONGEST = 500;

    String checked() {
        Check check = new Check();
        String checked = check.line("reason", reason, LONGEST);
        check.done();
        return checked;
    }
}
