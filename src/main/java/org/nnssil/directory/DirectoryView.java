package org.nnssil.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Choice;

/**
 * A page of the directory.
 *
 * @param addresses whether this viewer sees e-mail addresses and telephone numbers
 * @param finding "12 people" or "The first 50 people, by name"
 * @param next the address of the following page, or null
 * @param first the address of the first page, or null on it
 * @param rosterSlug of the community the list is narrowed to, or empty
 */
public record DirectoryView(
        String q,
        List<Choice> jurisdictions,
        List<Choice> centers,
        List<Choice> communities,
        List<Choice> standings,
        boolean narrowed,
        boolean addresses,
        String finding,
        List<DirectoryRow> rows,
        @Nullable String next,
        @Nullable String first,
        String rosterSlug,
        String rosterName) {}
