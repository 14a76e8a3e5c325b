package org.nnssil.standalone;

import java.nio.file.Path;
import java.util.function.LongSupplier;

/** Says once on the terminal when the disk is about to be full, and once when there is space again. */
final class SpaceWatch {

    /** PostgreSQL's log of changes grows by 16 MB at a time. */
    static final long LEAST_MEGABYTES = 64;

    private final Path folder;
    private final LongSupplier freeMegabytes;
    private final Progress progress;
    private boolean said;

    SpaceWatch(Path folder, LongSupplier freeMegabytes, Progress progress) {
        this.folder = folder;
        this.freeMegabytes = freeMegabytes;
        this.progress = progress;
    }

    void look() {
        long free = freeMegabytes.getAsLong();
        if (!said && free < LEAST_MEGABYTES) {
            said = true;
            progress.say(
                    "Only " + free + " MB are free on the disk of " + folder + ": soon nothing more can be saved and"
                            + " nobody can sign in. Free some space; what was saved stays, and nothing needs to be started again.");
        } else if (said && free >= 2 * LEAST_MEGABYTES) {
            said = false;
            progress.say("There is space again on the disk of " + folder + ": " + free + " MB.");
        }
    }
}
