package org.nnssil.community;

import io.quarkus.arc.All;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What all features foresee at a departure, in one statement put together from what they offer, and what they do, one
 * after the other: a session cannot do two things at once.
 */
@ApplicationScoped
class DepartureSteps {

    private final List<DepartureStep> steps;
    private final List<DepartureStep.Consequence> consequences;
    private final String counts;
    private final Clock clock;

    DepartureSteps(@All List<DepartureStep> steps, Clock clock) {
        this.steps = steps;
        this.consequences =
                steps.stream().flatMap(step -> step.consequences().stream()).toList();
        this.counts = consequences.stream()
                .map(DepartureStep.Consequence::count)
                .collect(Collectors.joining(
                        ", ",
                        "with asked as (select cast(:person as uuid) as person, cast(:now as timestamptz) as now)"
                                + " select array[",
                        "] from asked"));
        this.clock = clock;
    }

    /** What would happen if the person left now, in sentences. */
    Uni<List<String>> foresee(UUID personId) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(counts, Long[].class)
                        .setParameter("person", personId)
                        .setParameter("now", clock.instant())
                        .getSingleResult())
                .map(this::words);
    }

    private List<String> words(Long[] counted) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < counted.length; i++) {
            DepartureStep.Consequence consequence = consequences.get(i);
            if (counted[i] > 0) {
                words.add(counted[i] + " " + (counted[i] == 1 ? consequence.one() : consequence.many()));
            }
        }
        return words;
    }

    Uni<Map<String, Integer>> carryOut(Departure departure) {
        Uni<Map<String, Integer>> all = Uni.createFrom().item(new TreeMap<>());
        for (DepartureStep step : steps) {
            all = all.call(figures -> step.carryOut(departure).invoke(figures::putAll));
        }
        return all;
    }
}
