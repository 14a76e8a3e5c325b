package org.nnssil.standalone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * One data folder, held by at most one running network. The lock is the operating system's, so it goes with the
 * process however that ends.
 */
final class WorkFolder implements AutoCloseable {

    /** Unpacked PostgreSQL (60 MB), two fresh databases with their logs of changes (200 MB), and room to work. */
    static final long MEGABYTES_FIRST = 600;

    static final long MEGABYTES_LATER = 200;

    private final Path folder;
    private final FileChannel channel;

    private WorkFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static WorkFolder open(Path folder) {
        try {
            OwnerOnly.createFolder(folder);
            Files.createDirectories(folder.resolve("logs"));
            FileChannel channel = FileChannel.open(
                    folder.resolve("instance.lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            lock(folder, channel);
            return new WorkFolder(folder, channel);
        } catch (IOException refused) {
            if (FullDisk.is(refused)) {
                throw new StandaloneProblem("The disk of " + folder + " is full. " + FullDisk.WHAT_TO_DO, refused);
            }
            throw new StandaloneProblem(
                    "Cannot write to " + folder + " (" + refused.getClass().getSimpleName()
                            + "). Make it writable, or choose another folder: NETWORK_WORK=/path/to/folder mvn -Prun",
                    refused);
        }
    }

    private static void lock(Path folder, FileChannel channel) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException ourselves) {
            lock = null;
        }
        if (lock == null) {
            String holder = Files.readString(folder.resolve("instance.lock")).strip();
            channel.close();
            throw new StandaloneProblem("Another network is already running on " + folder
                    + (holder.isEmpty() ? "" : " (process " + holder + ")")
                    + ". Stop it with Ctrl-C where it runs, or use another folder: NETWORK_WORK=.network-2 mvn -Prun");
        }
        channel.truncate(0);
        byte[] pid = Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII);
        channel.write(ByteBuffer.wrap(pid), 0);
    }

    Path path() {
        return folder;
    }

    Path log(String name) {
        return folder.resolve("logs").resolve(name);
    }

    /** Keeps the last run's logs aside as .1, so that the end of a log is always this run's. */
    void turnLogsOver() throws IOException {
        for (String name : new String[] {"postgres.log", "keycloak.log", "network.log"}) {
            if (Files.exists(log(name))) {
                Files.move(log(name), log(name + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    void requireSpace() {
        requireSpace(Files.exists(folder.resolve("postgres")) ? MEGABYTES_LATER : MEGABYTES_FIRST);
    }

    void requireSpace(long megabytes) {
        long free = freeMegabytes();
        if (free < megabytes) {
            throw new StandaloneProblem("Only " + free + " MB are free on the disk of " + folder + "; this run needs "
                    + megabytes + " MB. Free some space, or choose another place: NETWORK_WORK=/path/to/folder"
                    + " mvn -Prun");
        }
    }

    long freeMegabytes() {
        return folder.toFile().getUsableSpace() / (1024 * 1024);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            // the lock goes with the process in any case
        }
    }
}
