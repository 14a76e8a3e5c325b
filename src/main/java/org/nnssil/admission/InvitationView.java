package org.nnssil.admission;

import java.util.List;
import java.util.UUID;

/** One invitation for the coordinator. {@code history} says what happened when, oldest first. */
public record InvitationView(
        UUID id,
        UUID personId,
        String name,
        String email,
        String role,
        String place,
        String seatKey,
        String what,
        boolean founding,
        String until,
        String words,
        String tone,
        String trouble,
        String reason,
        boolean waits,
        List<String> history) {}
