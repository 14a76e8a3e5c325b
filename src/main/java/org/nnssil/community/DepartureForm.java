package org.nnssil.community;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;

/** Why a membership ends, as typed. */
public record DepartureForm(@RestForm @Nullable String reason) {

    /** The same for the National Network, where a departure is more than the end of one membership. */
    LeavingForm leaving() {
        return new LeavingForm("leaves", null, null, null, null, reason);
    }

    String checked() {
        Check check = new Check();
        String checkedReason = check.line("reason", reason, 500);
        check.done();
        return checkedReason;
    }
}
