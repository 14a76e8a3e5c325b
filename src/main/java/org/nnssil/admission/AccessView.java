package org.nnssil.admission;

import java.util.UUID;

/** @param told when the notice went out, or empty */
public record AccessView(
        UUID personId, String name, String email, String place, String until, String told, boolean soon) {}
