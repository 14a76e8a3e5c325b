package org.nnssil.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.Emails;
import org.nnssil.web.Check;

/** A colleague to be named, as typed. */
public record NominationForm(
        @RestForm @Nullable String email,
        @RestForm @Nullable String name,
        @RestForm @Nullable String roleTitle,
        @RestForm @Nullable String jurisdiction,
        @RestForm @Nullable List<String> liaisonFor,
        @RestForm @Nullable String why) {

    static final int LONGEST_WHY = 2_000;

    static NominationForm empty() {
        return new NominationForm("", "", "", "", List.of(), "");
    }

    List<String> liaisonTyped() {
        return liaisonFor == null ? List.of() : liaisonFor;
    }

    /** The form as checked. */
    record Named(String email, String name, String roleTitle, String[] liaisonFor, String why) {}

    Named checked(NominatingRight right, Map<String, String> jurisdictions) {
        Check check = new Check();
        String checkedEmail = Emails.checked(check, "email", email);
        String checkedName = check.line("name", name, 200);
        String checkedRole = check.optionalLine("roleTitle", roleTitle, 200);
        String checkedWhy = check.optionalText("why", why, LONGEST_WHY);
        if (jurisdiction != null && !jurisdiction.isEmpty() && !jurisdiction.equals(right.jurisdictionKey())) {
            check.fail(
                    "jurisdiction",
                    right.jurisdictionKey() == null
                            ? "You name colleagues of your center. Say under liaison for which states they work."
                            : "You hold the seat of %s, and name colleagues there only.".formatted(right.place()));
        }
        List<String> liaison = new ArrayList<>();
        for (String key : liaisonTyped()) {
            boolean known = right.served().isEmpty()
                    ? jurisdictions.containsKey(key)
                    : right.served().containsKey(key);
            if (right.centerKey() == null || !known) {
                check.fail("liaisonFor", "Choose states that the center serves.");
            } else {
                liaison.add(key);
            }
        }
        check.done();
        return new Named(checkedEmail, checkedName, checkedRole, liaison.toArray(String[]::new), checkedWhy);
    }
}
