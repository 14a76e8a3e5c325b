package org.nnssil.community;

import org.jspecify.annotations.Nullable;

/** The signed-in account that opens a claim link, as Keycloak describes it. */
record Claimant(String subject, String name, @Nullable String email) {}
