package org.nnssil.practice;

import java.util.Map;

/** The words of the reference data: principles by number, jurisdictions by key in the order of their names. */
record Names(Map<String, String> principles, Map<String, String> jurisdictions) {

    Map<String, String> of(Facet facet) {
        return switch (facet) {
            case PRINCIPLE -> principles;
            case JURISDICTION -> jurisdictions;
            default -> facet.words();
        };
    }

    String of(Tag tag) {
        return of(tag.facet()).getOrDefault(tag.value(), tag.value());
    }
}
