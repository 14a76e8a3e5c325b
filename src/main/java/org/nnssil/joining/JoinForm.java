package org.nnssil.joining;

import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.Door;
import org.nnssil.community.OrganizationNamed;
import org.nnssil.eligibility.OrganizationKind;
import org.nnssil.web.Check;

/** A request to join as typed; the facts come with it in a form of their own. */
public record JoinForm(
        @RestForm @Nullable String reason,
        @RestForm @Nullable String organization,
        @RestForm @Nullable String organizationKind,
        @RestForm @Nullable String organizationPlace) {

    static final int LONGEST_REASON = 3_000;

    static JoinForm of(Optional<OrganizationNamed> own) {
        return new JoinForm(
                "",
                own.map(OrganizationNamed::name).orElse(""),
                own.map(o -> o.kind().name()).orElse(OrganizationKind.DISTRICT.name()),
                own.map(OrganizationNamed::jurisdictionKey).orElse(""));
    }

    /** The caller ends the check. */
    String reason(Check check) {
        return check.text("reason", reason, LONGEST_REASON);
    }

    /** Null where the members are people. */
    @Nullable
    OrganizationNamed organization(Check check, Door door, Map<String, String> places) {
        if (!door.byOrganization()) {
            return null;
        }
        String name = check.line("organization", organization, 200);
        OrganizationKind kind =
                check.choice("organizationKind", organizationKind, OrganizationKind::find, OrganizationKind.DISTRICT);
        String place = organizationPlace == null || organizationPlace.isEmpty()
                ? null
                : check.choice(
                        "organizationPlace",
                        organizationPlace,
                        key -> Optional.of(key).filter(places::containsKey),
                        organizationPlace);
        return new OrganizationNamed(name, kind, place);
    }
}
