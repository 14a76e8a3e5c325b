package org.nnssil.webinar;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The folder of programme files as it lies on disk: folders one level deep, in each a {@code series.yaml} and Markdown
 * files. Links are not followed, nothing outside the folder is read, sizes and counts are limited.
 */
@ApplicationScoped
class ProgrammeFolder {

    /** A long description with its front matter is a tenth of this. */
    static final int LARGEST = 64 * 1024;

    static final String SERIES = "series.yaml";
    /** Years of programmes, of months each; more is a folder pointed at by mistake. */
    private static final int MOST_FOLDERS = 50;

    private static final int MOST_FILES = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,119}");

    /**
     * One file, or why it could not be read.
     *
     * @param path within the folder, with slashes
     * @param text null for a file that is broken
     */
    record Source(String path, @Nullable String text, @Nullable BrokenFile problem) {

        String folder() {
            return path.substring(0, path.indexOf('/'));
        }
    }

    private final Vertx vertx;
    private final Path root;

    ProgrammeFolder(Vertx vertx, @ConfigProperty(name = "network.webinars") Path root) {
        this.vertx = vertx;
        this.root = root;
    }

    /** All files in the order of their names, read on a worker thread. A folder that is not there has none. */
    Uni<List<Source>> read() {
        return vertx.executeBlocking(() -> read(root));
    }

    static List<Source> read(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        Path real = root.toRealPath();
        List<Source> sources = new ArrayList<>();
        for (Path folder : children(real, MOST_FOLDERS)) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                for (Path file : children(folder, MOST_FILES)) {
                    String name = file.getFileName().toString();
                    if (name.equals(SERIES) || name.endsWith(".md")) {
                        sources.add(source(real, file));
                    }
                }
            }
        }
        return sources;
    }

    private static List<Path> children(Path folder, int most) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path child : stream) {
                if (!child.getFileName().toString().startsWith(".") && children.size() < most) {
                    children.add(child);
                }
            }
        }
        children.sort(Comparator.comparing(child -> child.getFileName().toString()));
        return children;
    }

    private static Source source(Path root, Path file) {
        String path = root.relativize(file).toString().replace('\\', '/');
        try {
            return new Source(path, text(file), null);
        } catch (BrokenFile broken) {
            return new Source(path, null, broken);
        } catch (IOException unreadable) {
            return new Source(path, null, new BrokenFile(1, "The file cannot be read."));
        }
    }

    private static String text(Path file) throws IOException, BrokenFile {
        if (!NAME.matcher(file.getFileName().toString()).matches()) {
            throw new BrokenFile(1, "Name the file with letters, digits, dots, dashes and underscores only.");
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new BrokenFile(1, "This is a link or no plain file; links are not followed.");
        }
        byte[] bytes;
        Set<java.nio.file.OpenOption> plain = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        try (InputStream in = Channels.newInputStream(Files.newByteChannel(file, plain))) {
            bytes = in.readNBytes(LARGEST + 1);
        }
        if (bytes.length > LARGEST) {
            throw new BrokenFile(1, "The file is larger than %d KB.".formatted(LARGEST / 1024));
        }
        return decode(bytes);
    }

    /** UTF-8, with or without a byte order mark; lines end in a line feed afterwards. */
    static String decode(byte[] bytes) throws BrokenFile {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(buffer)
                    .toString();
            String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return plain.replace("\r\n", "\n");
        } catch (CharacterCodingException notUtf8) {
            int line = 1;
            for (int i = 0; i < buffer.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new BrokenFile(line, "This line is not valid UTF-8. Save the file as UTF-8.");
        }
    }
}
