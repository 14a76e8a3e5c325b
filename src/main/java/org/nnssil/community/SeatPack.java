package org.nnssil.community;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** All papers of a seat, in the order of the features. */
@ApplicationScoped
class SeatPack {

    private final List<SeatPapers> features;

    SeatPack(@All List<SeatPapers> features) {
        this.features = features;
    }

    Uni<List<SeatPapers.Paper>> of(String jurisdictionKey, UUID reader) {
        Uni<List<SeatPapers.Paper>> all = Uni.createFrom().item(new ArrayList<>());
        for (SeatPapers feature : features) {
            all = all.call(papers -> feature.of(jurisdictionKey, reader).invoke(papers::addAll));
        }
        return all;
    }
}
