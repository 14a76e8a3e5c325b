package org.nnssil.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Choice;

/**
 * A page of the directory.
 *
 * @param addresses whether there is a column for e-mail addresses and telephone numbers
 * @param extended whether the viewer is an extended member, who sees few of them
 * @param finding "12 people" or "The first 50 people, by name"
 * @param next the address of the following page, or null
 * @param first the address of the first page, or null on it
 * @param table the address of the same list as a table for spreadsheets, open for one more parameter
 * @param roster the address of the roster to print
 * @param rosterSlug of the community the list is narrowed to, or empty
 */
public record DirectoryView(
        String q,
        List<Choice> jurisdictions,
        List<Choice> centers,
        List<Choice> communities,
        List<Choice> principles,
        List<Choice> standings,
        boolean narrowed,
        boolean addresses,
        boolean extended,
        String finding,
        List<DirectoryRow> rows,
        @Nullable String next,
        @Nullable String first,
        String table,
        String roster,
        String rosterSlug,
        String rosterName) {}
