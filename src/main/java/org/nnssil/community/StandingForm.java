package org.nnssil.community;

import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.web.Check;

/** A member's reach and roles, as typed. */
public record StandingForm(@RestForm @Nullable String reach, @RestForm @Nullable List<String> roles) {

    /** The form as checked. */
    record Standing(Reach reach, String[] roles) {}

    List<String> rolesTyped() {
        return roles == null ? List.of() : roles;
    }

    Standing checked(UUID communityId) {
        Check check = new Check();
        Reach checkedReach = MemberForm.reach(check, reach);
        String[] checkedRoles = MemberForm.roles(check, communityId, checkedReach, rolesTyped());
        check.done();
        return new Standing(checkedReach, checkedRoles);
    }
}
