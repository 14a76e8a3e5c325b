package org.nnssil.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Every sample, by target and number of connections, in the order of the rounds. */
final class Results {

    private record Key(String target, int connections) {}

    private final Map<Key, List<Sample>> samples = new LinkedHashMap<>();

    void add(Target target, int connections, Sample sample) {
        if (sample.failures() > 0) {
            throw new IllegalStateException(target.name() + " failed " + sample.failures() + " times at " + connections
                    + " connections; first " + sample.firstFailure());
        }
        samples.computeIfAbsent(new Key(target.name(), connections), key -> new ArrayList<>())
                .add(sample);
    }

    /** The median over the rounds. */
    double median(String target, int connections, ToDoubleFunction<Sample> figure) {
        return Sample.median(
                of(target, connections).stream().mapToDouble(figure).toArray());
    }

    /** The median over the rounds of what one target shows divided by what the other shows in the same round. */
    double medianRatio(String target, String reference, int connections, ToDoubleFunction<Sample> figure) {
        List<Sample> ours = of(target, connections);
        List<Sample> theirs = of(reference, connections);
        double[] ratios = new double[ours.size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = figure.applyAsDouble(ours.get(round)) / figure.applyAsDouble(theirs.get(round));
        }
        return Sample.median(ratios);
    }

    private List<Sample> of(String target, int connections) {
        return samples.getOrDefault(new Key(target, connections), List.of());
    }
}
