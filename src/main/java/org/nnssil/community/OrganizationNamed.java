package org.nnssil.community;

import org.jspecify.annotations.Nullable;
import org.nnssil.eligibility.OrganizationKind;

/** An organization as somebody names it. One of that name in that jurisdiction which is known already is taken up. */
public record OrganizationNamed(String name, OrganizationKind kind, @Nullable String jurisdictionKey) {}
