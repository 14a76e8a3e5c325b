package org.nnssil.bench;

import java.util.List;
import java.util.Map;

/**
 * One thing that is measured. Its addresses are asked in turn, so that no single row stays in every cache.
 *
 * @param reference the name of the bare page it is compared with; empty when there is none
 * @param headers the signed-in reader's cookie or token; none for a reference
 */
record Target(String name, List<String> paths, String reference, Map<String, String> headers) {

    Target withPaths(List<String> others) {
        return new Target(name, others, reference, headers);
    }
}
