package org.nnssil.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StandaloneRunTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aProblemIsOneLineAndExitCodeOne(@TempDir Path directory) {
        Settings settings = Settings.of(new Properties(), Map.of("NETWORK_DEMO", "perhaps"), directory);

        int code = run(settings);

        assertEquals(1, code);
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertEquals(
                "The network did not start: NETWORK_DEMO is \"perhaps\"; set it to true or false."
                        + System.lineSeparator(),
                err.toString(StandardCharsets.UTF_8));
    }

    /** Linux has a file that is always full; the one that keeps a second network away stands for everything written. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsOneLineThatSaysWhatToDo(@TempDir Path directory) throws IOException {
        Path data = Files.createDirectories(directory.resolve("demo"));
        Files.createSymbolicLink(data.resolve("instance.lock"), Path.of("/dev/full"));
        Settings settings = Settings.of(new Properties(), Map.of("NETWORK_WORK", directory.toString()), directory);

        int code = run(settings);

        assertEquals(1, code);
        assertEquals(
                "The network did not start: The disk of " + data + " is full. Free some space, or choose another place:"
                        + " NETWORK_WORK=/path/to/folder mvn -Prun" + System.lineSeparator(),
                err.toString(StandardCharsets.UTF_8));
    }

    private int run(Settings settings) {
        return new StandaloneRun(settings, new Console(new PrintStream(out), new PrintStream(err))).run();
    }
}
