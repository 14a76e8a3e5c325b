package org.nnssil.security;

import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Finds out who is asking, before any resource runs. */
class ViewerFilter {

    private final WhoAsks who;

    ViewerFilter(WhoAsks who) {
        this.who = who;
    }

    @ServerRequestFilter(priority = 100)
    public Uni<Void> whoIsAsking() {
        return who.find();
    }
}
