package org.nnssil.security;

import java.security.Principal;
import java.util.Set;
import java.util.UUID;

/**
 * Who comes with a personal API token: the person with this subject, narrowed to the token's scopes.
 *
 * @param scopes such as {@code practices:read}
 */
public record TokenHolder(UUID tokenId, String subject, Set<String> scopes) implements Principal {

    @Override
    public String getName() {
        return subject;
    }
}
