package org.nnssil.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.nnssil.web.DeskWork;

/** Colleagues who were named and wait for the coordinator. */
@ApplicationScoped
class AdmissionWork implements DeskWork {

    // Index nomination_waiting.
    @Override
    public List<Kind> kinds() {
        return List.of(new Kind(
                "(select count(*) from nomination where state = 'PENDING')",
                "nomination to decide",
                "nominations to decide",
                "/desk/nominations"));
    }
}
