package org.nnssil.web;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The header by which a program says which versions it would act on: the ETag of the thing, or a list of them. What is
 * no tag of ours matches no version (RFC 9110, 13.1.1), so the answer to it is 412, as to a version of the past.
 */
public final class IfMatch {

    /** Any version will do: without the header, or with *. */
    public static final IfMatch ANY = new IfMatch(null);

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"|(\\d+)");

    private static final Pattern LIST = Pattern.compile("TAG(?:\\s*,\\s*TAG)*".replace("TAG", "(?:" + TAG + ")"));

    private static final Pattern VERSION = Pattern.compile("\\d{1,9}");

    private final @Nullable Set<Integer> versions;

    private IfMatch(@Nullable Set<Integer> versions) {
        this.versions = versions;
    }

    public static IfMatch of(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return ANY;
        }
        Set<Integer> versions = new HashSet<>();
        if (LIST.matcher(header.strip()).matches()) {
            TAG.matcher(header)
                    .results()
                    .map(tag -> tag.group(1) == null ? tag.group(2) : tag.group(1))
                    .filter(text -> VERSION.matcher(text).matches())
                    .forEach(text -> versions.add(Integer.valueOf(text)));
        }
        return new IfMatch(versions);
    }

    /** The one that stood in a form. */
    public static IfMatch version(int seen) {
        return new IfMatch(Set.of(seen));
    }

    public boolean holds(int version) {
        return versions == null || versions.contains(version);
    }
}
