package org.nnssil.community;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.nnssil.security.Viewer;

/** What a feature above has to tell this viewer on a community's page. Asked one after the other. */
public interface CommunityNotes {

    Uni<List<CommunityNote>> notes(Viewer viewer, Door door);
}
