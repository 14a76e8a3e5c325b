package org.nnssil.security;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Tells who a signed-in subject is. Implemented where people are kept. */
public interface ViewerSource {

    /**
     * The person behind a subject. A person who was invited and has never signed in is linked by e-mail address, and
     * only when Keycloak says that the address is verified.
     *
     * @return an outsider when nobody in the network has that subject
     */
    Uni<Viewer> find(String subject, @Nullable String email, boolean emailVerified, String name);
}
