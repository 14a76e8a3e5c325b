package org.nnssil.discussion;

/**
 * A post as one reader sees it.
 *
 * @param authorPath their page, or empty where it is not open to the reader
 * @param as role and jurisdiction at the time
 * @param eastern the stamp in Eastern time; empty where the reader's own is the same
 * @param html safe, rendered when the post was written
 * @param edited when, or empty
 */
public record PostView(
        int number,
        String author,
        String authorPath,
        String as,
        String iso,
        String stamp,
        String eastern,
        String html,
        String edited,
        boolean mine) {}
