package org.nnssil.admission;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import org.nnssil.web.Invalid;

/** What a file is by its first bytes; its name says nothing. */
enum ListKind {
    TEXT,
    WORKBOOK;

    private static final int LOOKED_AT = 4_096;

    private static final String HOW = " Choose a workbook (XLSX), or a spreadsheet saved as CSV.";

    /** By the bytes they begin with. */
    private static final Map<String, String> OTHERS = Map.of(
            "89504e47", "This is a picture.",
            "ffd8ff", "This is a picture.",
            "47494638", "This is a picture.",
            "25504446", "This is a PDF.",
            "7b5c727466", "This is a text document.",
            "1f8b", "This is a compressed file.",
            "377abcaf", "This is a compressed file.",
            "52617221", "This is a compressed file.",
            "d0cf11e0", "This workbook is of the old kind (XLS), or has a password.");

    /** @throws Invalid naming {@code list} for what is neither */
    static ListKind of(Path file) throws IOException {
        byte[] head = ListEncoding.head(file, LOOKED_AT);
        String hex = HexFormat.of().formatHex(head, 0, Math.min(head.length, 8));
        if (hex.startsWith("504b0304") || hex.startsWith("504b0506")) {
            return WORKBOOK;
        }
        for (Map.Entry<String, String> other : OTHERS.entrySet()) {
            if (hex.startsWith(other.getKey())) {
                throw new Invalid("list", other.getValue() + HOW);
            }
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.stripLeading().startsWith("<")) {
            throw new Invalid("list", "This is a web page or XML." + HOW);
        }
        Charset written = ListEncoding.of(file).charset();
        boolean wide = written.equals(StandardCharsets.UTF_16LE) || written.equals(StandardCharsets.UTF_16BE);
        if (!wide && controls(text) * 10 > text.length()) {
            throw new Invalid("list", "This is not a file of text." + HOW);
        }
        return TEXT;
    }

    private static long controls(String text) {
        return text.chars()
                .filter(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r')
                .count();
    }
}
