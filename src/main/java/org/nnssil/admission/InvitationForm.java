package org.nnssil.admission;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.Emails;
import org.nnssil.community.NewPerson;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Check;

/**
 * Somebody to be invited by the coordinator, as typed. Name, role and jurisdiction count only for who is not known yet.
 */
public record InvitationForm(
        @RestForm @Nullable String email,
        @RestForm @Nullable String name,
        @RestForm @Nullable String roleTitle,
        @RestForm @Nullable String jurisdiction,
        @RestForm @Nullable String reach,
        @RestForm @Nullable String until) {

    static InvitationForm empty() {
        return new InvitationForm("", "", "", "", Reach.CORE.key(), "");
    }

    /** The form as checked. */
    record Wanted(NewPerson person, Reach reach, @Nullable Instant until) {}

    /** @param jurisdictions those there are, by key */
    Wanted checked(Map<String, String> jurisdictions, LocalDate today) {
        Check check = new Check();
        String checkedEmail = Emails.checked(check, "email", email);
        String checkedName = check.line("name", name, 200);
        String checkedRole = check.optionalLine("roleTitle", roleTitle, 200);
        String key = Emails.jurisdiction(check, jurisdiction, jurisdictions);
        Reach checkedReach = check.choice(
                "reach",
                reach,
                typed -> Reach.find(typed).filter(r -> r == Reach.CORE || r == Reach.MEMBERS),
                Reach.MEMBERS);
        Instant end = until(check, "until", until, today);
        if (end != null && checkedReach == Reach.CORE) {
            check.fail("until", "Only extended access ends on a day. Leave this empty for a core member.");
        }
        check.done();
        return new Wanted(new NewPerson(checkedEmail, checkedName, checkedRole, key, null), checkedReach, end);
    }

    /** Access given until a day lasts to the end of that day in Eastern time. */
    static @Nullable Instant until(Check check, String field, @Nullable String typed, LocalDate today) {
        LocalDate day = check.optionalDate(field, typed);
        if (day == null) {
            return null;
        }
        if (!day.isAfter(today)) {
            check.fail(field, "Give a day after today.");
        }
        return day.plusDays(1).atStartOfDay(Viewer.EASTERN).toInstant();
    }
}
