package org.nnssil.community;

import java.util.UUID;

/** Somebody the service knows. */
public record PersonRef(UUID id, String name, String email, String role) {}
