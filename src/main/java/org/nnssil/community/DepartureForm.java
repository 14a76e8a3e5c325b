package org.nnssil.community;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;

/** Why a membership ends, as typed. */
public record DepartureForm(@RestForm @Nullable String reason) {

    String checked() {
        Check check = new Check();
        String checkedReason = check.line("reason", reason, 500);
        check.done();
        return checkedReason;
    }
}
