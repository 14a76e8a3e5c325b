package org.nnssil.community;

import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;

/** Since when and why a seat is vacant, as typed. */
public record VacancyForm(@RestForm @Nullable String on, @RestForm @Nullable String reason) {

    static VacancyForm empty(LocalDate today) {
        return new VacancyForm(today.toString(), "");
    }

    /** The form as checked. */
    record Vacancy(LocalDate on, String reason) {}

    Vacancy checked(LocalDate today) {
        Check check = new Check();
        LocalDate day = HolderForm.pastDay(check, "on", on, today);
        String why = check.line("reason", reason, 500);
        check.done();
        return new Vacancy(day, why);
    }
}
