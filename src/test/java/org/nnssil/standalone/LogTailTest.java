package org.nnssil.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    Path folder;

    @Test
    void theChildsLastErrorIsQuotedWithTheFileThatHasTheRest() throws IOException {
        assertEquals(
                "Keycloak did not start: \"12:00 ERROR: the second\". The whole story is in " + log() + ".",
                problem("12:00 ERROR: the first\n12:00 ERROR: the second\n12:01 INFO bye\n"));
    }

    @Test
    void aFullDiskIsSaidInPlainWords() throws IOException {
        assertTrue(problem("initdb: error: could not write file: No space left on device\n")
                .startsWith("Keycloak did not start: the disk of " + folder + " is full. Free some space"));
    }

    @Test
    void aSilentEndStillNamesTheLog() throws IOException {
        assertEquals("Keycloak did not start. The whole story is in " + log() + ".", problem(""));
    }

    private String problem(String text) throws IOException {
        Files.writeString(log(), text);
        return String.valueOf(
                LogTail.of(log()).problem("Keycloak did not start").getMessage());
    }

    private Path log() {
        return folder.resolve("keycloak.log");
    }
}
