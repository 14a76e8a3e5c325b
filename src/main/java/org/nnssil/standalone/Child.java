package org.nnssil.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * The record of one child process in its data folder, so that the next start finds what a killed one left behind. A
 * process is only taken for ours when its id, its start time and its command line all agree: ids are reused.
 */
final class Child {

    /** The kernel counts a start time in ticks of 10 ms since boot; the wall clock of boot may be corrected since. */
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(3);

    private final Path file;
    private final String mark;

    /** @param mark what its command line contains and no other process's does: its folder */
    Child(Path dataFolder, String name, String mark) {
        this.file = dataFolder.resolve(name + ".pid");
        this.mark = mark;
    }

    void record(ProcessHandle process) {
        Properties record = new Properties();
        record.setProperty("pid", Long.toString(process.pid()));
        process.info().startInstant().ifPresent(at -> record.setProperty("started", at.toString()));
        try {
            OwnerOnly.write(file, writer -> record.store(writer, null));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The recorded process, if it still runs and is beyond doubt the one recorded. */
    Optional<ProcessHandle> survivor() {
        Properties record = new Properties();
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var reader = Files.newBufferedReader(file)) {
            record.load(reader);
            long pid = Long.parseLong(record.getProperty("pid", "0"));
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(startedAt(record.getProperty("started")))
                    .filter(this::isOurs);
        } catch (IOException | IllegalArgumentException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    /** Whether the command line names our folder. Where the system hides command lines, nothing is ours. */
    boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().filter(line -> line.contains(mark)).isPresent();
    }

    private static Predicate<ProcessHandle> startedAt(String recorded) {
        Instant then = Instant.parse(recorded == null ? "" : recorded);
        return process -> process.info()
                .startInstant()
                .filter(at -> Duration.between(then, at).abs().compareTo(CLOCK_SLACK) <= 0)
                .isPresent();
    }

    /** Asks, waits, then insists. */
    static void stop(ProcessHandle process, Duration patience) {
        process.destroy();
        if (!endsWithin(process, patience)) {
            process.destroyForcibly();
            endsWithin(process, Duration.ofSeconds(5));
        }
    }

    static boolean endsWithin(ProcessHandle process, Duration patience) {
        boolean interrupted = Thread.interrupted();
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException stillThere) {
            return !process.isAlive();
        } catch (InterruptedException again) {
            interrupted = true;
            return !process.isAlive();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
