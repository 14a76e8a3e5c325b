package org.nnssil.community;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.security.Viewer;
import org.nnssil.web.Check;

/** Somebody to be added to a roster, as typed. Name, role and jurisdiction count only for who is not known yet. */
public record MemberForm(
        @RestForm @Nullable String email,
        @RestForm @Nullable String name,
        @RestForm @Nullable String roleTitle,
        @RestForm @Nullable String jurisdiction,
        @RestForm @Nullable String reach,
        @RestForm @Nullable List<String> roles) {

    static MemberForm empty() {
        return new MemberForm("", "", "", "", Reach.CORE.key(), List.of());
    }

    List<String> rolesTyped() {
        return roles == null ? List.of() : roles;
    }

    /** The form as checked. */
    record Entry(Invitee invitee, Reach reach, String[] roles) {}

    /** @param jurisdictions those there are, by key */
    Entry checked(UUID communityId, Map<String, String> jurisdictions) {
        Check check = new Check();
        String checkedEmail = Emails.checked(check, "email", email);
        String checkedName = check.line("name", name, 200);
        String checkedRole = check.optionalLine("roleTitle", roleTitle, 200);
        String checkedJurisdiction = Emails.jurisdiction(check, jurisdiction, jurisdictions);
        Reach checkedReach = reach(check, reach);
        String[] checkedRoles = roles(check, communityId, checkedReach, rolesTyped());
        check.done();
        return new Entry(
                new Invitee(checkedEmail, checkedName, checkedRole, checkedJurisdiction), checkedReach, checkedRoles);
    }

    static Reach reach(Check check, @Nullable String value) {
        return check.choice("reach", value, key -> Reach.find(key).filter(r -> r != Reach.PUBLIC), Reach.MEMBERS);
    }

    static String[] roles(Check check, UUID communityId, Reach reach, List<String> typed) {
        Map<String, String> known = Words.rolesOf(communityId);
        for (String role : typed) {
            check.choice("roles", role, key -> Optional.of(key).filter(known::containsKey), "");
        }
        if (typed.contains(Viewer.COORDINATOR) && reach != Reach.CONVENERS) {
            check.fail(
                    "reach", "The coordinator is a convener of the network: choose Convener, or leave out that role.");
        }
        return known.keySet().stream().filter(typed::contains).toArray(String[]::new);
    }
}
