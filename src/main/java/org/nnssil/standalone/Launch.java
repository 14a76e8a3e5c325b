package org.nnssil.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Runs the packaged application as a process of its own from within Maven, on the same terminal, and ends as it ends.
 * On Ctrl-C Maven stays until everything has stopped, so the prompt comes back when it is true.
 */
public final class Launch {

    private static final long STOP_SECONDS = 70;

    /** Settings given to Maven with -D reach the application; what Maven's own plugins set does not. */
    private static final Pattern OURS =
            Pattern.compile("(network|quarkus\\.(http|datasource|oidc|keycloak|mailer|log))\\..+");

    private Launch() {}

    /** @param arguments the jar to run */
    public static void main(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String name : System.getProperties().stringPropertyNames()) {
            if (OURS.matcher(name).matches()) {
                command.add("-D" + name + "=" + System.getProperty(name));
            }
        }
        command.addAll(StartArchive.beside(Path.of(arguments[0])).use());
        command.add("-Dnetwork.parent=" + ProcessHandle.current().pid());
        command.add("-jar");
        command.add(arguments[0]);
        Process network = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(network), "stop-network"));
        System.exit(network.waitFor());
    }

    private static void stop(Process network) {
        network.destroy();
        try {
            if (!network.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                network.destroyForcibly();
            }
        } catch (InterruptedException insisted) {
            network.destroyForcibly();
        }
    }
}
