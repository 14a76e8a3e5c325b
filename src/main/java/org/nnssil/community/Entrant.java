package org.nnssil.community;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.eligibility.FactKind;
import org.nnssil.eligibility.FactValue;
import org.nnssil.security.Reach;

/**
 * Somebody who is to come in.
 *
 * @param organization whom they represent; needed where the members are organizations, not used elsewhere
 * @param reported facts about the organization that came with this entry; kept with it
 * @param exception why they are let in though the charter's rules do not hold; empty: they must hold
 * @param grantor who wrote the exception; null: the one who acts
 * @param basis as the membership keeps it, such as INVITED
 * @param key the same entry twice enters once
 */
public record Entrant(
        UUID personId,
        Reach reach,
        List<String> roles,
        @Nullable OrganizationNamed organization,
        Map<FactKind, FactValue> reported,
        String exception,
        @Nullable UUID grantor,
        String basis,
        UUID key) {

    /** The rules are about members; who calls the group together and represents nobody is not asked. */
    boolean convenesOnly() {
        return reach == Reach.CONVENERS && organization == null;
    }
}
