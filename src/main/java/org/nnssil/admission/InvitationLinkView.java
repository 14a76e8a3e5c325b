package org.nnssil.admission;

/**
 * What somebody is invited to, for the page behind the link.
 *
 * @param until the last day of extended access, or empty
 */
public record InvitationLinkView(
        String name, String email, String seat, boolean core, String until, String expires, String invitedBy) {}
