package org.nnssil.account;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The desk's page of acts at the identity provider. Times are in the coordinator's zone. */
record AccountTaskView(
        List<Line> lines, String shown, long waiting, long failed, boolean configured, @Nullable String next) {

    /** @param retry whether it can be tried again now */
    record Line(
            UUID id,
            long number,
            String act,
            String person,
            String email,
            String state,
            String tone,
            String asked,
            @Nullable String next,
            int attempts,
            @Nullable String error,
            boolean retry) {}
}
