package org.nnssil.jurisdiction;

import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;

/** The end of a liaison's time, as typed. */
public record LiaisonEndForm(@RestForm @Nullable String on, @RestForm @Nullable String reason) {

    static LiaisonEndForm empty(LocalDate today) {
        return new LiaisonEndForm(today.toString(), "");
    }

    /** The form as checked. */
    record End(LocalDate on, String reason) {}

    End checked(LocalDate from, LocalDate today) {
        Check check = new Check();
        LocalDate day = LiaisonForm.pastDay(check, "on", on, today);
        if (day.isBefore(from)) {
            check.fail("on", "They were named on %s; give that day or a later one.".formatted(from));
        }
        String why = check.line("reason", reason, 500);
        check.done();
        return new End(day, why);
    }
}
