package org.nnssil.community;

/**
 * A sentence on a community's page that leads somewhere: "Two people ask to join."
 *
 * @param atTheDoor whether the viewer is about to come in, so that there is nothing to ask for
 */
public record CommunityNote(String words, String href, String action, boolean atTheDoor) {

    public CommunityNote(String words, String href, String action) {
        this(words, href, action, false);
    }
}
