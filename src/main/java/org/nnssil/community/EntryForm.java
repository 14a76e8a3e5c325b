package org.nnssil.community;

import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.eligibility.OrganizationKind;
import org.nnssil.web.Check;

/** Whom somebody represents, and why they are let in where a rule of the charter does not hold; as typed. */
public record EntryForm(
        @RestForm @Nullable String organization,
        @RestForm @Nullable String organizationKind,
        @RestForm @Nullable String exception) {

    static final int LONGEST_EXCEPTION = 2_000;

    static EntryForm empty() {
        return new EntryForm("", OrganizationKind.DISTRICT.name(), "");
    }

    /** Null where the members are people. */
    @Nullable
    OrganizationNamed organization(Check check, boolean byOrganization, @Nullable String jurisdictionKey) {
        if (!byOrganization) {
            return null;
        }
        String name = check.line("organization", organization, 200);
        OrganizationKind kind =
                check.choice("organizationKind", organizationKind, OrganizationKind::find, OrganizationKind.DISTRICT);
        return new OrganizationNamed(name, kind, jurisdictionKey);
    }

    boolean names(String name) {
        return (organization == null ? "" : organization).equals(name);
    }

    String exception(Check check) {
        return check.optionalText("exception", exception, LONGEST_EXCEPTION);
    }
}
