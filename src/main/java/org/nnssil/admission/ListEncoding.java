package org.nnssil.admission;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a file of text is written. A byte order mark decides; without one it is UTF-16 if every second byte is zero,
 * UTF-8 if every byte of it is, and else what Windows programs of the United States write.
 *
 * @param mark bytes of the byte order mark at the beginning
 * @param words for whoever sent the file
 */
record ListEncoding(Charset charset, int mark, String words) {

    private static final int LOOKED_AT = 4_096;

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    static ListEncoding of(Path file) throws IOException {
        byte[] head = head(file, 3);
        if (head.length >= 3 && (head[0] & 0xFF) == 0xEF && (head[1] & 0xFF) == 0xBB && (head[2] & 0xFF) == 0xBF) {
            return new ListEncoding(StandardCharsets.UTF_8, 3, "Read as UTF-8.");
        }
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xFE) {
            return new ListEncoding(StandardCharsets.UTF_16LE, 2, "Read as UTF-16.");
        }
        if (head.length >= 2 && (head[0] & 0xFF) == 0xFE && (head[1] & 0xFF) == 0xFF) {
            return new ListEncoding(StandardCharsets.UTF_16BE, 2, "Read as UTF-16.");
        }
        Charset unmarked = sixteenBits(head(file, LOOKED_AT));
        if (unmarked != null) {
            return new ListEncoding(unmarked, 0, "Read as UTF-16.");
        }
        return isUtf8(file)
                ? new ListEncoding(StandardCharsets.UTF_8, 0, "Read as UTF-8.")
                : new ListEncoding(
                        WINDOWS,
                        0,
                        "The file is not UTF-8, so it was read as Windows-1252. Look whether accented letters are right.");
    }

    /** Unreadable bytes become U+FFFD, which the list then tells at its row. */
    Reader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(mark);
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    /** The first bytes, as many as there are. */
    static byte[] head(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }

    /**
     * Text of sixteen bits a character, by the zero bytes that its separators and most of its letters have on one side.
     */
    private static @Nullable Charset sixteenBits(byte[] head) {
        int[] zeros = new int[2];
        for (int i = 0; i < head.length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
        }
        boolean one = Math.max(zeros[0], zeros[1]) * 4 > head.length && Math.min(zeros[0], zeros[1]) * 16 < head.length;
        return !one ? null : zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private static boolean isUtf8(Path file) throws IOException {
        char[] part = new char[8_192];
        try (Reader reader = new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            int read = 0;
            while (read >= 0) {
                read = reader.read(part);
            }
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }
}
