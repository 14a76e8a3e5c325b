package org.nnssil.standalone;

/** Where the lines go that tell a waiting person what is being waited for. */
@FunctionalInterface
public interface Progress {

    void say(String text);

    /** For tests that do not watch. */
    static Progress silent() {
        return text -> {};
    }
}
