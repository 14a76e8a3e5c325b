package org.nnssil.security;

import jakarta.enterprise.context.RequestScoped;

/** The viewer of this request. Filled by {@link WhoAsks} before any resource runs. */
@RequestScoped
public class CurrentMember {

    private Viewer viewer = Viewer.anonymous();

    public Viewer viewer() {
        return viewer;
    }

    void is(Viewer found) {
        this.viewer = found;
    }
}
