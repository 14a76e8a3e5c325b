package org.nnssil.standalone;

import java.util.Locale;

/** How a system says that nothing more can be written, in its own words, and what a person can do about it. */
final class FullDisk {

    static final String WHAT_TO_DO = "Free some space, or choose another place: NETWORK_WORK=/path/to/folder mvn -Prun";

    private FullDisk() {}

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (isSaidIn(String.valueOf(cause.getMessage()))) {
                return true;
            }
        }
        return false;
    }

    static boolean isSaidIn(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return lower.contains("no space left") || lower.contains("disk quota");
    }
}
