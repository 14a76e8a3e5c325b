package org.nnssil.community;

import java.util.List;
import java.util.UUID;
import org.nnssil.web.Choice;

/** One entry of a roster, for who may change it and for the member themselves. */
public record MemberView(
        String slug,
        String community,
        UUID personId,
        String name,
        String role,
        String email,
        String standing,
        String joined,
        boolean signedInOnce,
        boolean mine,
        boolean self,
        List<Choice> reaches,
        List<Choice> roles) {}
