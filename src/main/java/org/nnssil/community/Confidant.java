package org.nnssil.community;

import java.util.UUID;

/** Somebody who is told of a departure. */
record Confidant(UUID id, String email, String name) {}
