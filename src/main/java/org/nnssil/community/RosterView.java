package org.nnssil.community;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Choice;

/**
 * A community's roster.
 *
 * @param mine whether the viewer may change it; then the choices are those of the form for adding somebody
 * @param rules the charter's, where it has any; then the form asks for a written exception
 * @param waiting how many were asked and have not answered, for who may change it; {@code invitations} is where they
 *     stand
 * @param addresses whether the viewer sees addresses
 */
public record RosterView(
        String slug,
        String name,
        boolean mine,
        boolean addresses,
        boolean leaves,
        @Nullable UUID self,
        long members,
        long waiting,
        String invitations,
        List<Entry> rows,
        @Nullable String next,
        @Nullable String first,
        List<Choice> reaches,
        List<Choice> roles,
        List<Choice> jurisdictions,
        boolean byOrganization,
        List<String> rules,
        List<Choice> organizationKinds) {

    /**
     * @param href empty where the person has no page for this viewer
     * @param joined empty for who may not see it
     */
    public record Entry(
            UUID id,
            String name,
            String href,
            String role,
            String jurisdiction,
            String standing,
            String email,
            String joined,
            boolean signedInOnce,
            String organization,
            boolean byException) {}
}
