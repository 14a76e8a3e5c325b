package org.nnssil.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header by which a program says which version it has seen: the ETag of the thing. */
public final class IfMatch {

    /** No version has this number. */
    static final int NONE = -1;

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"|(\\d{1,9})");

    private IfMatch() {}

    /**
     * Null when any version will do: without the header, or with *. What is no tag of ours matches no version (RFC
     * 9110, 13.1.1), so the answer to it is 412, as to a version of the past.
     */
    public static @Nullable Integer version(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return null;
        }
        Matcher tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            return NONE;
        }
        return Integer.valueOf(tag.group(1) == null ? tag.group(2) : tag.group(1));
    }
}
