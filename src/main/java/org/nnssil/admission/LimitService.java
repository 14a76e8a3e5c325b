package org.nnssil.admission;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nnssil.audit.Act;
import org.nnssil.audit.AuditTrail;
import org.nnssil.security.Viewer;
import org.nnssil.web.Absent;
import org.nnssil.web.Invalid;

/** How large the core should become: advice that the coordinator sets and sees. Nobody is turned away by it. */
@ApplicationScoped
public class LimitService {

    private final LimitRepository limits;
    private final AuditTrail audit;

    LimitService(LimitRepository limits, AuditTrail audit) {
        this.limits = limits;
        this.audit = audit;
    }

    Uni<LimitRepository.Limits> limits(Viewer viewer) {
        mayAct(viewer);
        return limits.limits();
    }

    @WithTransaction
    public Uni<Void> save(Viewer viewer, LimitForm form) {
        mayAct(viewer);
        LimitRepository.Limits wanted = form.checked();
        return limits.save(wanted)
                .invoke(saved -> {
                    if (!saved) {
                        throw new Invalid(
                                "version", "The limits were changed in another window. Open this page again.");
                    }
                })
                .chain(() -> audit.record(
                        viewer,
                        Act.of("size-limit.set")
                                .in(Viewer.NATIONAL)
                                .with("network", wanted.network())
                                .with("jurisdiction", wanted.jurisdiction())
                                .with("center", wanted.center())));
    }

    /** What one more core member there would exceed, in words; empty while there is room. */
    Uni<List<String>> warnings(@Nullable String jurisdictionKey, @Nullable String centerKey) {
        return limits.sizes(jurisdictionKey, centerKey).map(LimitService::warnings);
    }

    static List<String> warnings(LimitRepository.Sizes sizes) {
        List<String> warnings = new ArrayList<>();
        add(
                warnings,
                sizes.jurisdictionName(),
                sizes.jurisdiction(),
                sizes.limits().jurisdiction());
        add(warnings, sizes.centerName(), sizes.center(), sizes.limits().center());
        add(warnings, "The network", sizes.network(), sizes.limits().network());
        return List.copyOf(warnings);
    }

    private static void add(List<String> warnings, String place, long n, @Nullable Integer limit) {
        if (limit != null && !place.isEmpty() && n >= limit) {
            warnings.add("%s has %,d core member%s, with those invited; the limit is %,d."
                    .formatted(place, n, n == 1 ? "" : "s", limit));
        }
    }

    private static void mayAct(Viewer viewer) {
        if (!viewer.coordinator()) {
            throw new Absent();
        }
    }
}
