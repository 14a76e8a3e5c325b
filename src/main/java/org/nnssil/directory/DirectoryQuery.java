package org.nnssil.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nnssil.community.Cursor;
import org.nnssil.security.Viewer;

/**
 * What somebody looks for in the directory. Empty strings and nulls mean no wish.
 *
 * @param words each is looked for by its beginning, among name, role and expertise
 * @param jurisdictionsNamed keys of jurisdictions whose name begins with what was typed
 * @param community null for none, and for the National Network: everybody in the directory is in it
 * @param principle its number, 0 for none
 */
record DirectoryQuery(
        String q,
        List<String> words,
        List<String> jurisdictionsNamed,
        String jurisdiction,
        String center,
        @Nullable UUID community,
        int principle,
        String standing,
        Optional<Cursor> after) {

    /** More words than anybody types; the rest is left out. */
    private static final int MOST_WORDS = 8;

    private static final int LONGEST = 200;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** Shorter ones would match half of all names, and no index of three letters helps with them. */
    private static final int SHORTEST_PART = 3;

    /** Whether it leaves fewer than everybody; to be an extended member hardly does. */
    boolean narrows() {
        return !q.isEmpty()
                || !jurisdiction.isEmpty()
                || !center.isEmpty()
                || community != null
                || principle > 0
                || !(standing.isEmpty() || standing.equals("extended"));
    }

    DirectoryQuery from(Optional<Cursor> cursor) {
        return new DirectoryQuery(
                q, words, jurisdictionsNamed, jurisdiction, center, community, principle, standing, cursor);
    }

    static @Nullable UUID narrowing(@Nullable UUID community) {
        return Viewer.NATIONAL.equals(community) ? null : community;
    }

    /** What was typed without what cannot be in the database: it is looked for and not stored. */
    static String sound(@Nullable String typed) {
        if (typed == null) {
            return "";
        }
        String text = typed.replace("\0", "").strip();
        int end = text.offsetByCodePoints(0, Math.min(LONGEST, text.codePointCount(0, text.length())));
        return text.substring(0, end);
    }

    static List<String> words(String q) {
        return Arrays.stream(BETWEEN_WORDS.split(q))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }

    /** Whether what was typed is looked for inside of names too. */
    boolean insideNames() {
        boolean ascii = q.chars().allMatch(c -> c < 128);
        return !ascii || q.length() >= SHORTEST_PART;
    }

    /** For LIKE: what was typed means itself. */
    String literal() {
        return q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
