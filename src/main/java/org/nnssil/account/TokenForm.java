package org.nnssil.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;

/** A new API token, as typed. */
public record TokenForm(
        @RestForm @Nullable String name, @RestForm @Nullable List<String> scopes, @RestForm @Nullable String days) {

    static final Map<String, String> TERMS = terms();

    static TokenForm empty() {
        return new TokenForm("", List.of(), "90");
    }

    List<String> scopesTyped() {
        return scopes == null ? List.of() : scopes;
    }

    /** The form as checked. */
    record Wish(String name, List<String> scopes, Duration goodFor) {}

    Wish checked() {
        Check check = new Check();
        String checkedName = check.line("name", name, 100);
        List<String> checkedScopes = new ArrayList<>();
        for (String scope : scopesTyped()) {
            checkedScopes.add(
                    check.choice("scopes", scope, key -> TokenScope.find(key).map(TokenScope::key), scope));
        }
        if (checkedScopes.isEmpty()) {
            check.fail("scopes", "Choose what the token may be used for.");
        }
        String term = check.choice("days", days, key -> Optional.of(key).filter(TERMS::containsKey), "30");
        check.done();
        return new Wish(checkedName, checkedScopes.stream().distinct().toList(), Duration.ofDays(Long.parseLong(term)));
    }

    // Nothing lasts longer than a year: whoever still needs it says so once a year.
    private static Map<String, String> terms() {
        Map<String, String> terms = new LinkedHashMap<>();
        terms.put("7", "7 days");
        terms.put("30", "30 days");
        terms.put("90", "90 days");
        terms.put("365", "One year");
        return terms;
    }
}
