package org.nnssil.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes of the packaged application as the JVM keeps them in memory (class data sharing, JEP 350), beside its
 * jar. With it a start takes about two thirds of the time. It fits one JDK and one jar; a JVM that it does not fit
 * leaves it.
 */
final class StartArchive {

    private final Path file;

    private StartArchive(Path file) {
        this.file = file;
    }

    static StartArchive beside(Path jar) {
        return new StartArchive(jar.resolveSibling("network.jsa"));
    }

    Path file() {
        return file;
    }

    /** What a JVM is told so that it uses the archive; nothing where there is none. */
    List<String> use() {
        return Files.isReadable(file) ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off") : List.of();
    }

    /** What a JVM is told so that it leaves the archive when it ends. */
    List<String> make() {
        return List.of("-XX:ArchiveClassesAtExit=" + file, "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }
}
