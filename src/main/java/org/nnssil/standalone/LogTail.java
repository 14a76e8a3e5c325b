package org.nnssil.standalone;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The end of a child's log, from which one line is picked to show. */
record LogTail(Path file, List<String> lines) {

    private static final int BYTES = 16 * 1024;
    private static final Pattern TELLING = Pattern.compile("\\b(FATAL|PANIC|ERROR|error:)", Pattern.CASE_INSENSITIVE);

    static LogTail of(Path file) {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(Math.max(0, log.length() - BYTES));
            byte[] end = new byte[(int) Math.min(BYTES, log.length())];
            log.readFully(end);
            return new LogTail(file, Arrays.asList(new String(end, StandardCharsets.UTF_8).split("\\R")));
        } catch (IOException none) {
            return new LogTail(file, List.of());
        }
    }

    /** One line that says what failed, why by the child's own last word, and what to do. */
    StandaloneProblem problem(String what) {
        if (lines.stream().anyMatch(FullDisk::isSaidIn)) {
            return new StandaloneProblem(
                    what + ": the disk of " + file.getParent() + " is full. " + FullDisk.WHAT_TO_DO);
        }
        if (says("cannot allocate memory") || says("insufficient memory")) {
            return new StandaloneProblem(what + ": not enough memory. Close other programs and start again;"
                    + " the whole network needs about 2 GB.");
        }
        String lastWord = "";
        for (String line : lines) {
            if (TELLING.matcher(line).find()) {
                lastWord = line.strip();
            }
        }
        return new StandaloneProblem(what + (lastWord.isEmpty() ? "" : ": \"" + shortened(lastWord) + "\"")
                + ". The whole story is in " + file + ".");
    }

    private boolean says(String words) {
        return lines.stream().anyMatch(line -> line.toLowerCase(Locale.ROOT).contains(words));
    }

    private static String shortened(String line) {
        return line.length() <= 200 ? line : line.substring(0, 200) + "…";
    }
}
