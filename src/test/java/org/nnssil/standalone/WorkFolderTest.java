package org.nnssil.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {

    @TempDir
    Path folder;

    @Test
    void oneNetworkAtATime() {
        try (WorkFolder first = WorkFolder.open(folder)) {
            StandaloneProblem problem = assertThrows(StandaloneProblem.class, () -> WorkFolder.open(folder));

            assertTrue(String.valueOf(problem.getMessage())
                    .startsWith("Another network is already running on " + first.path() + " (process "
                            + ProcessHandle.current().pid() + ")."));
        }
        WorkFolder.open(folder).close();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));

        StandaloneProblem problem = assertThrows(StandaloneProblem.class, () -> WorkFolder.open(file.resolve("below")));

        assertTrue(String.valueOf(problem.getMessage()).startsWith("Cannot write to " + file.resolve("below")));
    }

    @Test
    void tooLittleSpaceIsSaidBeforeAnythingIsWritten() {
        try (WorkFolder work = WorkFolder.open(folder)) {
            StandaloneProblem problem =
                    assertThrows(StandaloneProblem.class, () -> work.requireSpace(Long.MAX_VALUE / (1024 * 1024)));

            assertTrue(String.valueOf(problem.getMessage()).matches("Only \\d+ MB are free on the disk of .*"));
        }
    }

    @Test
    void secretsStayTheSameAndAreTheOwnersOnly() throws IOException {
        String secret = Secrets.in(folder).get("form.key");

        assertEquals(32, secret.length());
        assertEquals(secret, Secrets.in(folder).get("form.key"));
        assertNotEquals(secret, Secrets.in(folder).get("session.key"));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets.properties"))));
    }
}
