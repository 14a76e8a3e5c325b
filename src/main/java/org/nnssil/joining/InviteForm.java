package org.nnssil.joining;

import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.Door;
import org.nnssil.community.OrganizationNamed;
import org.nnssil.eligibility.OrganizationKind;
import org.nnssil.security.Reach;
import org.nnssil.web.Check;

/**
 * An invitation as typed.
 *
 * @param person the id of somebody picked from the list; counts before the address
 * @param name counts where the coordinator names somebody whom nobody knows yet
 */
public record InviteForm(
        @RestForm @Nullable String person,
        @RestForm @Nullable String email,
        @RestForm @Nullable String name,
        @RestForm @Nullable String reach,
        @RestForm @Nullable String organization,
        @RestForm @Nullable String organizationKind,
        @RestForm @Nullable String organizationPlace,
        @RestForm @Nullable String exception,
        @RestForm @Nullable String words) {

    static InviteForm to(@Nullable String person) {
        return new InviteForm(person, "", "", Reach.CORE.key(), "", OrganizationKind.DISTRICT.name(), "", "", "");
    }

    /** E-mail address or id; empty where neither was given. */
    String whom() {
        String picked = person == null ? "" : person.strip();
        return !picked.isEmpty() ? picked : email == null ? "" : email.strip();
    }

    /** @param words to the one invited */
    record Checked(Reach reach, @Nullable OrganizationNamed organization, String exception, String words) {}

    Checked checked(Door door, Map<String, String> places) {
        Check check = new Check();
        if (whom().isEmpty()) {
            check.fail("email", "Give an e-mail address, or pick somebody below.");
        }
        Reach checkedReach = check.choice(
                "reach",
                reach == null || reach.isEmpty() ? Reach.CORE.key() : reach,
                key -> Reach.find(key).filter(r -> r == Reach.CORE || r == Reach.MEMBERS),
                Reach.CORE);
        OrganizationNamed named =
                new JoinForm("", organization, organizationKind, organizationPlace).organization(check, door, places);
        String checkedException = check.optionalText("exception", exception, 2_000);
        String checkedWords = words(check);
        check.done();
        return new Checked(checkedReach, named, checkedException, checkedWords);
    }

    String words(Check check) {
        return check.optionalText("words", words, 2_000);
    }
}
