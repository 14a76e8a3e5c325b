package org.nnssil.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneRunTest {

    @Test
    void aProblemIsOneLineAndExitCodeOne(@TempDir Path directory) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(new PrintStream(out), new PrintStream(err));
        Settings settings = Settings.of(new Properties(), Map.of("NETWORK_DEMO", "perhaps"), directory);

        int code = new StandaloneRun(settings, console).run();

        assertEquals(1, code);
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertEquals(
                "The network did not start: NETWORK_DEMO is \"perhaps\"; set it to true or false."
                        + System.lineSeparator(),
                err.toString(StandardCharsets.UTF_8));
    }
}
