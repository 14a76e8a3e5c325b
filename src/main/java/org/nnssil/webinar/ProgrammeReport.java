package org.nnssil.webinar;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the programme files would do, or did. One entry for each file, in the order of their names. */
public record ProgrammeReport(List<Entry> entries) {

    public ProgrammeReport {
        entries = List.copyOf(entries);
    }

    /** What becomes of a file. */
    public enum State {
        NEW,
        UNCHANGED,
        CHANGES,
        BROKEN,
        SERIES
    }

    /**
     * @param path within the programme folder
     * @param title of the session, or of the series; empty for a broken file
     * @param line where a broken file is broken, else null
     * @param message why it is broken, or which fields change; may be empty
     * @param hash of what the file plans; empty for a broken file
     * @param session the session it stands for, once it is imported
     */
    public record Entry(
            String path,
            State state,
            String title,
            @Nullable Integer line,
            String message,
            String hash,
            @Nullable UUID session) {

        public boolean broken() {
            return state == State.BROKEN;
        }

        static Entry broken(String path, BrokenFile problem) {
            return new Entry(path, State.BROKEN, "", problem.line(), problem.words(), "", null);
        }
    }

    public long created() {
        return count(State.NEW);
    }

    public long changed() {
        return count(State.CHANGES);
    }

    public long unchanged() {
        return count(State.UNCHANGED);
    }

    public long broken() {
        return count(State.BROKEN);
    }

    /** Importing would do something. */
    public boolean due() {
        return created() + changed() > 0;
    }

    private long count(State state) {
        return entries.stream().filter(entry -> entry.state() == state).count();
    }
}
