package org.nnssil.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.web.DeskWork;

/** Requests for erasure wait at the coordinator's desk. */
@ApplicationScoped
class ErasureWork implements DeskWork {

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind(
                "(select count(*) from erasure_request where withdrawn_at is null and done_at is null)",
                "person to erase",
                "people to erase",
                "/desk/erasures"));
    }
}
