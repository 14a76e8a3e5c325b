package org.nnssil.discussion;

import org.jspecify.annotations.Nullable;
import org.nnssil.web.Check;
import org.nnssil.web.Invalid;

/** The two parameters of every list of the API. */
final class Paging {

    static final int USUAL = 20;
    private static final int MOST = 100;

    private Paging() {}

    static int limit(@Nullable String limit) {
        return limit == null ? USUAL : number("limit", limit, 1, MOST);
    }

    /** The cursor within a thread is the number of a post. */
    static int number(@Nullable String after) {
        return after == null ? 0 : number("after", after, 0, Integer.MAX_VALUE - MOST - 1);
    }

    static ThreadCursor cursor(@Nullable String after) {
        return after == null
                ? ThreadCursor.TOP
                : ThreadCursor.find(after)
                        .orElseThrow(() -> new Invalid("after", "Give the next of an earlier answer."));
    }

    private static int number(String field, String value, int least, int most) {
        Check check = new Check();
        int number = check.number(field, value, least, most);
        check.done();
        return number;
    }
}
