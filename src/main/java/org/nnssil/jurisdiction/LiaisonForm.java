package org.nnssil.jurisdiction;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;

/** Somebody at a center to be named its liaison to jurisdictions, as typed. */
public record LiaisonForm(
        @RestForm @Nullable String person,
        @RestForm @Nullable List<String> jurisdictions,
        @RestForm @Nullable String from) {

    static LiaisonForm empty(LocalDate today) {
        return new LiaisonForm("", List.of(), today.toString());
    }

    List<String> typed() {
        return jurisdictions == null ? List.of() : jurisdictions;
    }

    /** The form as checked. */
    record Named(UUID personId, List<String> jurisdictions, LocalDate from) {}

    /**
     * @param staff members who work at the center, by id
     * @param places those that may be chosen, by key
     */
    Named checked(Map<String, String> staff, Map<String, String> places, LocalDate today) {
        Check check = new Check();
        String id = check.choice(
                "person", person, key -> Optional.of(key).filter(staff::containsKey), new UUID(0, 0).toString());
        if (typed().isEmpty()) {
            check.fail("jurisdictions", "Choose at least one.");
        }
        for (String key : typed()) {
            check.choice("jurisdictions", key, one -> Optional.of(one).filter(places::containsKey), "");
        }
        LocalDate day = pastDay(check, "from", from, today);
        check.done();
        return new Named(
                UUID.fromString(id), typed().stream().distinct().sorted().toList(), day);
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
