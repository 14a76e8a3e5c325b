package org.nnssil.mail;

import io.smallrye.mutiny.Uni;

/** Hands one mail to a server. */
interface Courier {

    /** Completes when the server has taken the mail; fails with what {@link Verdict#of} reads. */
    Uni<Void> send(Message message);
}
