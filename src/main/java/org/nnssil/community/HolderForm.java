package org.nnssil.community;

import java.time.LocalDate;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;

/** The holder of a seat to be named, as typed. Name and role count only for who is not known yet. */
public record HolderForm(
        @RestForm @Nullable String email,
        @RestForm @Nullable String name,
        @RestForm @Nullable String roleTitle,
        @RestForm @Nullable String from,
        @RestForm @Nullable String interim) {

    static HolderForm empty(LocalDate today) {
        return new HolderForm("", "", "", today.toString(), null);
    }

    /** The form as checked. */
    record Holder(Invitee invitee, LocalDate from, boolean interim) {}

    Holder checked(String jurisdictionKey, LocalDate today) {
        Check check = new Check();
        String checkedEmail = Emails.checked(check, "email", email);
        String checkedName = check.line("name", name, 200);
        String checkedRole = check.optionalLine("roleTitle", roleTitle, 200);
        LocalDate day = pastDay(check, "from", from, today);
        check.done();
        return new Holder(new Invitee(checkedEmail, checkedName, checkedRole, jurisdictionKey), day, interim != null);
    }

    static LocalDate pastDay(Check check, String field, @Nullable String value, LocalDate today) {
        LocalDate day = check.optionalDate(field, value);
        if (day == null) {
            check.fail(field, "Give a date as year-month-day, for example 2027-01-12.");
            return today;
        }
        if (day.isAfter(today)) {
            check.fail(field, "Give today or an earlier day; record it when it has happened.");
        }
        return day;
    }
}
