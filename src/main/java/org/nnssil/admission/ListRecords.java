package org.nnssil.admission;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nnssil.web.Invalid;

/** The rows of a file, one after the other; never all of them at once. */
interface ListRecords extends Closeable {

    /**
     * The next row, or null at the end.
     *
     * @throws UnreadableList where it goes on with nothing that can be read
     */
    @Nullable
    ListRecord next();

    /** How the file is read, for whoever sent it. */
    List<String> notes();

    /** Whether a row has a value for every column or is broken, as in text; a workbook leaves empty cells out. */
    boolean complete();

    /** @throws Invalid naming {@code list} for what holds no list of any kind */
    static ListRecords open(Path file) throws IOException {
        return ListKind.of(file) == ListKind.WORKBOOK ? SheetRecords.open(file) : CsvRecords.open(file);
    }
}
