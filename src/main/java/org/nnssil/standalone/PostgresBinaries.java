package org.nnssil.standalone;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's own programs, unpacked once from the jar of this machine's kind, and how to call them. */
final class PostgresBinaries {

    private static final String VERSION = "17";

    private final Path folder;
    private final List<String> prefix;

    private PostgresBinaries(Path folder, List<String> prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    static PostgresBinaries in(Path work) throws IOException {
        Path folder = work.resolve("postgres-" + VERSION);
        Files.createDirectories(work);
        // Two networks started at the same moment on one work folder unpack one after the other.
        try (FileChannel channel = FileChannel.open(
                        work.resolve("postgres-" + VERSION + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(folder.resolve("unpacked"))) {
                unpack(folder);
                Files.createFile(folder.resolve("unpacked"));
            }
        }
        return new PostgresBinaries(folder, withoutRoot());
    }

    String major() {
        return VERSION;
    }

    /** A command line of one of the programs: initdb, pg_ctl. */
    ProcessBuilder command(String program, List<String> arguments) {
        List<String> line = new ArrayList<>(prefix);
        line.add(folder.resolve("bin").resolve(program).toString());
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
        return builder;
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own, root is not root. */
    private static List<String> withoutRoot() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        try {
            Process probe = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (probe.waitFor() == 0) {
                return List.of("unshare", "-U");
            }
        } catch (IOException absent) {
            // said below
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        throw new StandaloneProblem("PostgreSQL does not run as root here. Start the network as an ordinary user, or"
                + " give it a database: QUARKUS_DATASOURCE_REACTIVE_URL and QUARKUS_DATASOURCE_JDBC_URL.");
    }

    private static void unpack(Path folder) throws IOException {
        try (InputStream packed = archive();
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(folder, tar, entry);
            }
        }
    }

    private static void write(Path folder, InputStream tar, TarArchiveEntry entry) throws IOException {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("An entry of the PostgreSQL archive points outside it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(target);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
                throw new IOException("Cannot make " + target + " executable.");
            }
        }
    }

    private static InputStream archive() throws IOException {
        String machine = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String family = system.startsWith("linux")
                ? "Linux"
                : system.startsWith("mac") ? "Darwin" : system.startsWith("windows") ? "Windows" : system;
        String hardware = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        InputStream found;
        try {
            found = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(family, hardware);
        } catch (IllegalStateException none) {
            throw new StandaloneProblem(
                    "There is no built-in PostgreSQL for " + machine + ". Give the network a database:"
                            + " QUARKUS_DATASOURCE_REACTIVE_URL and QUARKUS_DATASOURCE_JDBC_URL.",
                    none);
        }
        return found;
    }
}
