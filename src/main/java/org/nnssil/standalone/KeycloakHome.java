package org.nnssil.standalone;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An unpacked Keycloak, configured once for its kind of database ({@code kc.sh build} in Keycloak's words, about half a
 * minute) and from then on only read, so several networks may run from one.
 */
final class KeycloakHome {

    private static final long BUILD_SECONDS = 300;

    /** What Keycloak's own start script gives the JVM, less what concerns containers. */
    private static final List<String> JVM = List.of(
            "-Xms64m",
            "-Xmx512m",
            "-XX:MetaspaceSize=96M",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dpicocli.disable.closures=true",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Duser.language=en",
            "-Duser.country=US");

    private final Path folder;
    private final String database;

    private KeycloakHome(Path folder, String database) {
        this.folder = folder;
        this.database = database;
    }

    /** The Keycloak in this folder, for PostgreSQL. */
    static KeycloakHome onPostgres(Path folder) {
        return new KeycloakHome(folder, "postgres");
    }

    /**
     * A copy beside it for Keycloak's own file database: a home is configured for one kind of database at a time, and
     * the other may be running.
     */
    static KeycloakHome onFile(Path folder) throws IOException {
        requireUnpacked(folder);
        Path copy = folder.resolveSibling(folder.getFileName() + "-file");
        if (!Files.exists(copy.resolve(".copied"))) {
            Folders.delete(copy);
            Folders.copy(folder, copy);
            Files.deleteIfExists(copy.resolve(".configured"));
            Files.createFile(copy.resolve(".copied"));
        }
        return new KeycloakHome(copy, "dev-file");
    }

    String database() {
        return database;
    }

    /** Does nothing when it was done before. */
    void configure(Progress progress, WorkFolder work) throws IOException {
        requireUnpacked(folder);
        Path done = folder.resolve(".configured");
        if (Files.exists(done)) {
            return;
        }
        try (FileChannel channel =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(done)) {
                progress.say("Keycloak: configuring it, once (about half a minute)");
                build(work);
                Files.createFile(done);
            }
        }
    }

    /** A command line for this Keycloak; the data folder is named early in it so that the process can be recognised. */
    ProcessBuilder command(Path dataFolder, List<String> options, List<String> arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Dnetwork.data=" + dataFolder);
        line.addAll(JVM);
        line.add("-Dkc.home.dir=" + folder);
        line.add("-Djboss.server.config.dir=" + folder.resolve("conf"));
        line.addAll(options);
        line.add("-cp");
        line.add(childClass(dataFolder) + File.pathSeparator + folder.resolve("lib/quarkus-run.jar"));
        line.add(KeycloakChild.class.getName());
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        // Keycloak is a Quarkus application too: what configures the network must not configure it.
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("KC_") || name.startsWith("NETWORK_"));
        return builder;
    }

    private void build(WorkFolder work) throws IOException {
        Path log = work.log("keycloak.log");
        Process process = command(work.path(), List.of(), List.of("build", "--db=" + database))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!process.waitFor(BUILD_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw LogTail.of(log).problem("Keycloak could not be configured");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped while configuring Keycloak.", stopped);
        } finally {
            process.destroyForcibly();
        }
    }

    /**
     * The folder with {@link KeycloakChild} alone: in the packaged application it lies in a jar with everything else.
     */
    private static Path childClass(Path dataFolder) throws IOException {
        Path classes = dataFolder.resolve("keycloak-child");
        String name = KeycloakChild.class.getName().replace('.', '/') + ".class";
        Path target = classes.resolve(name);
        Files.createDirectories(target.getParent());
        try (InputStream bytes = KeycloakChild.class.getResourceAsStream("KeycloakChild.class")) {
            if (bytes == null) {
                throw new IOException("The class of the Keycloak process is missing from the application.");
            }
            Files.copy(bytes, target, StandardCopyOption.REPLACE_EXISTING);
        }
        return classes;
    }

    private static void requireUnpacked(Path folder) {
        if (!Files.isRegularFile(folder.resolve("lib/quarkus-run.jar"))) {
            throw new StandaloneProblem("Keycloak is not unpacked in " + folder
                    + ". Run mvn -Prun once, which does it, or give the network one: QUARKUS_OIDC_AUTH_SERVER_URL.");
        }
    }
}
