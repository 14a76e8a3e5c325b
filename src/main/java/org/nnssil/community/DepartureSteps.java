package org.nnssil.community;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Calls what the features do at a departure, one after the other: a session cannot do two things at once. */
@ApplicationScoped
class DepartureSteps {

    private final List<DepartureStep> steps;

    DepartureSteps(@All List<DepartureStep> steps) {
        this.steps = steps;
    }

    Uni<List<String>> foresee(UUID personId) {
        Uni<List<String>> all = Uni.createFrom().item(new ArrayList<>());
        for (DepartureStep step : steps) {
            all = all.call(words -> step.foresee(personId).invoke(words::addAll));
        }
        return all;
    }

    Uni<Map<String, Integer>> carryOut(Departure departure) {
        Uni<Map<String, Integer>> all = Uni.createFrom().item(new TreeMap<>());
        for (DepartureStep step : steps) {
            all = all.call(figures -> step.carryOut(departure).invoke(figures::putAll));
        }
        return all;
    }
}
