package org.nnssil.community;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The organizations of a community, or one of them. */
public record PlaceView(
        String slug,
        String name,
        boolean mine,
        String counted,
        String stated,
        List<Entry> rows,
        @Nullable String next,
        @Nullable String first,
        List<Fact> facts,
        List<FactForm.Field> fields,
        @Nullable VerdictView verdict) {

    /** @param people empty: nobody represents it now, and it keeps its place */
    public record Entry(
            String id,
            String name,
            String kind,
            String jurisdiction,
            String joined,
            boolean byException,
            Exception exception,
            List<Person> people) {}

    /** Empty for who may not read it. */
    public record Exception(String failed, String reason, String by, String on) {}

    /** @param href empty where the person has no page for this viewer */
    public record Person(String id, String name, String href, String role, boolean lead) {}

    public record Fact(String label, String value, String source, String asOf, String by) {}
}
