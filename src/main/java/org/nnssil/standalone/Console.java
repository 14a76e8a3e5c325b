package org.nnssil.standalone;

import java.io.PrintStream;
import java.util.Locale;

/** The terminal of the one-machine run. Nothing else in the service writes to standard output. */
final class Console implements Progress {

    private final PrintStream out;
    private final PrintStream err;
    private final long started = System.nanoTime();

    Console(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    static Console ofThisProcess() {
        return new Console(System.out, System.err);
    }

    /** One line of progress, with the seconds since the start. */
    @Override
    public void say(String text) {
        out.printf(Locale.ROOT, "[%5.1f s] %s%n", (System.nanoTime() - started) / 1e9, text);
        out.flush();
    }

    void block(String text) {
        out.println(text);
        out.flush();
    }

    void problem(String whatToDo) {
        out.flush();
        err.println("The network did not start: " + whatToDo);
        err.flush();
    }
}
