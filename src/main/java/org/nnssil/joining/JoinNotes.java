package org.nnssil.joining;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.nnssil.community.CommunityNote;
import org.nnssil.community.CommunityNotes;
import org.nnssil.community.Door;
import org.nnssil.security.Viewer;

/** What waits for the viewer at a community's door. */
@ApplicationScoped
class JoinNotes implements CommunityNotes {

    private final JoinRequestRepository requests;

    JoinNotes(JoinRequestRepository requests) {
        this.requests = requests;
    }

    @Override
    public Uni<List<CommunityNote>> notes(Viewer viewer, Door door) {
        return requests.waiting(viewer, door.id()).map(waiting -> notes(viewer, door, waiting));
    }

    private static List<CommunityNote> notes(Viewer viewer, Door door, JoinRequestRepository.Waiting waiting) {
        List<CommunityNote> notes = new ArrayList<>();
        String here = "/communities/" + door.slug();
        UUID invited = waiting.invited();
        if (invited != null) {
            notes.add(new CommunityNote("You are invited.", "/invited/" + invited, "Answer the invitation", true));
        }
        if (waiting.requests() > 0) {
            notes.add(new CommunityNote(
                    waiting.requests() == 1 ? "One person asks to join." : waiting.requests() + " people ask to join.",
                    here + "/requests",
                    "See and decide"));
        }
        if (waiting.asked() != null) {
            notes.add(new CommunityNote(
                    "You have asked to join; the conveners have not decided yet.",
                    here + "/request",
                    "Your request",
                    true));
        }
        if (viewer.coordinator() && door.conveners() == 0 && !door.id().equals(Viewer.NATIONAL)) {
            notes.add(new CommunityNote(
                    waiting.offered()
                            ? "Nobody convenes this community now; somebody was asked and has not answered."
                            : "Nobody convenes this community now. Its convening organization can name somebody through you.",
                    here + "/succession",
                    waiting.offered() ? "Ask somebody else" : "Name a convener"));
        }
        return notes;
    }
}
