package org.nnssil.privacy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Somebody asks to be erased by a day. */
record ErasureRequest(
        UUID id, UUID personId, String name, String email, String jurisdiction, Instant askedAt, LocalDate dueOn) {}
