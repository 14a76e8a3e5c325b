package org.nnssil.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    @TempDir
    Path folder;

    private Process process;
    private Child child;

    ChildTest() throws IOException {
        process = new ProcessBuilder("true").start();
        child = new Child(Path.of(""), "none", "none");
    }

    @BeforeEach
    void startOne() throws IOException {
        Path mark = folder.resolve("data");
        process = new ProcessBuilder("sh", "-c", "cat >/dev/null; exit 0", mark.toString()).start();
        child = new Child(folder, "server", mark.toString());
        child.record(process.toHandle());
    }

    @AfterEach
    void stopIt() {
        process.destroyForcibly();
    }

    @Test
    void aProcessLeftBehindIsFoundAndStopped() {
        ProcessHandle left = child.survivor().orElseThrow();

        assertEquals(process.pid(), left.pid());
        Child.stop(left, Duration.ofSeconds(5));
        assertEquals(Optional.empty(), child.survivor());
    }

    @Test
    void aReusedProcessIdIsSomebodyElses() throws IOException {
        Path record = folder.resolve("server.pid");
        String text = Files.readString(record).replaceAll("started=.*", "started=2001-01-01T00\\\\:00\\\\:00Z");
        Files.writeString(record, text);

        assertEquals(Optional.empty(), child.survivor());
        assertTrue(process.isAlive());
    }

    @Test
    void aProcessThatDoesNotNameOurFolderIsSomebodyElses() {
        assertEquals(Optional.empty(), new Child(folder, "server", "/another/folder").survivor());
    }

    @Test
    void aDamagedRecordNamesNobody() throws IOException {
        for (String damage : new String[] {"", "pid=many", "pid=" + process.pid(), "\u0000\u0001"}) {
            Files.writeString(folder.resolve("server.pid"), damage);

            assertEquals(Optional.empty(), child.survivor(), damage);
        }
    }

    @Test
    void whatIsForgottenIsNotFound() {
        child.forget();

        assertEquals(Optional.empty(), child.survivor());
    }
}
