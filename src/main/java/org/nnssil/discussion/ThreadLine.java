package org.nnssil.discussion;

/**
 * A thread in a list, in words for one reader; {@code discussion/rows.html} shows a list of them.
 *
 * @param by the author and their jurisdiction at the time
 * @param replies "no replies", "1 reply"
 * @param when the last activity on the reader's clock
 * @param apart in another community than the National Network
 * @param circle who can read it where that is fewer than all members of the community; else empty
 */
public record ThreadLine(
        String path,
        String title,
        String communityName,
        boolean apart,
        String by,
        String replies,
        String when,
        String iso,
        boolean unanswered,
        boolean confidential,
        boolean closed,
        String circle) {}
