package org.nnssil.community;

import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;
import org.nnssil.security.Reach;
import org.nnssil.web.Check;

/** How and why somebody leaves, as typed. */
public record LeavingForm(
        @RestForm @Nullable String way,
        @RestForm @Nullable String jurisdiction,
        @RestForm @Nullable String roleTitle,
        @RestForm @Nullable String reach,
        @RestForm @Nullable String keep,
        @RestForm @Nullable String reason) {

    static final Map<String, String> WAYS = Words.ordered(
            "leaves", "Leaves the network",
            "moves", "Moves to another jurisdiction");

    static final Map<String, String> REACHES = Words.ordered(
            Reach.CORE.key(), "As a core member",
            Reach.MEMBERS.key(), "As an extended member");

    static LeavingForm empty() {
        return new LeavingForm("leaves", "", "", Reach.CORE.key(), null, "");
    }

    /**
     * The form as checked.
     *
     * @param to the jurisdiction they move to; null for who leaves
     * @param keep memberships that are the person's own and not their organization's go on
     */
    record Leaving(@Nullable String to, String roleTitle, Reach reach, boolean keep, String reason) {}

    /** @param mayMove a move begins a membership, which is not for the one who moves to decide */
    Leaving checked(Map<String, String> jurisdictions, @Nullable String from, boolean mayMove) {
        Check check = new Check();
        boolean moves = "moves".equals(way) && mayMove;
        String to = moves ? destination(check, jurisdictions, from) : null;
        Reach as = moves ? check.choice("reach", reach, LeavingForm::admitted, Reach.MEMBERS) : Reach.MEMBERS;
        String role = moves ? check.line("roleTitle", roleTitle, 200) : "";
        String why = check.line("reason", reason, 500);
        check.done();
        return new Leaving(to, role, as, keep != null, why);
    }

    private String destination(Check check, Map<String, String> jurisdictions, @Nullable String from) {
        String key = jurisdiction == null ? "" : jurisdiction;
        if (!jurisdictions.containsKey(key)) {
            check.fail("jurisdiction", "Choose where they work from now on.");
        } else if (key.equals(from)) {
            check.fail("jurisdiction", "They work there now. To end only their time in the seat, record a vacancy.");
        }
        return key;
    }

    private static Optional<Reach> admitted(String key) {
        return REACHES.containsKey(key) ? Reach.find(key) : Optional.empty();
    }
}
