package org.nnssil.offer;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nnssil.security.Audience;
import org.nnssil.security.Viewer;

/** A feature whose things can be offered out of a community. */
public interface Offerable {

    /**
     * A thing as it stands in its community.
     *
     * @param owner who wrote it, or answers for it
     * @param written when; whom the owner spoke for at that time is asked too
     */
    record Thing(UUID id, UUID communityId, String title, UUID owner, Instant written, String path) {}

    /** As in addresses and rows: practice, thread. */
    String kind();

    /** "Spotlight" */
    String words();

    /** What becomes of it where it goes, in a sentence for who consents. */
    String consequence();

    /** What the viewer could offer from a community, newest first; at most 50. Nothing that is confidential. */
    Uni<List<Thing>> of(Viewer viewer, UUID communityId);

    /** One of them. */
    Uni<Optional<Thing>> find(Viewer viewer, UUID id);

    /**
     * Copies it for that audience, in the transaction of the release.
     *
     * @return the copy; empty where the thing is gone
     */
    Uni<Optional<UUID>> copy(Viewer releaser, UUID id, Audience target);

    /**
     * Takes back what was released to a community, in the transaction of the withdrawal.
     *
     * @param copy what {@link #copy} answered
     */
    Uni<Void> takeBack(UUID copy, UUID targetId, String reason);

    /** Whether a copy goes there; otherwise the thing itself is opened to them. */
    default boolean copied() {
        return true;
    }

    /** What becomes of the reason for taking it back, for who writes it. */
    default String whenTakenBack() {
        return "Where it was published, this stands in its place";
    }
}
