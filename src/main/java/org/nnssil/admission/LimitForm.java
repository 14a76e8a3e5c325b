package org.nnssil.admission;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;

/** The limits of size as typed; empty is no limit. */
public record LimitForm(
        @RestForm @Nullable String version,
        @RestForm @Nullable String network,
        @RestForm @Nullable String jurisdiction,
        @RestForm @Nullable String center) {

    private static final int MOST = 100_000;

    static LimitForm of(LimitRepository.Limits limits) {
        return new LimitForm(
                String.valueOf(limits.version()),
                typed(limits.network()),
                typed(limits.jurisdiction()),
                typed(limits.center()));
    }

    LimitRepository.Limits checked() {
        Check check = new Check();
        Integer checkedNetwork = number(check, "network", network);
        Integer checkedJurisdiction = number(check, "jurisdiction", jurisdiction);
        Integer checkedCenter = number(check, "center", center);
        int checkedVersion = check.number("version", version, 0, Integer.MAX_VALUE);
        check.done();
        return new LimitRepository.Limits(checkedNetwork, checkedJurisdiction, checkedCenter, checkedVersion);
    }

    private static @Nullable Integer number(Check check, String field, @Nullable String typed) {
        return typed == null || typed.isBlank() ? null : Integer.valueOf(check.number(field, typed, 1, MOST));
    }

    private static String typed(@Nullable Integer limit) {
        return limit == null ? "" : limit.toString();
    }
}
