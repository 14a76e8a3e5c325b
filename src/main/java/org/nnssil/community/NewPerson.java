package org.nnssil.community;

import org.jspecify.annotations.Nullable;

/** Somebody to be made known. {@code centerKey} is that of the center they work for, in place of a jurisdiction. */
public record NewPerson(
        String email, String name, String roleTitle, @Nullable String jurisdictionKey, @Nullable String centerKey) {}
