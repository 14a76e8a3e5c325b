package org.nnssil.practice;

import java.util.List;

/**
 * @param items the page's rows, in order
 * @param close nothing holds the words that were asked for; these only look like them
 */
record LibraryFound(Narrowing narrowing, List<PracticeItem> items, boolean close) {

    LibraryFound near() {
        return new LibraryFound(narrowing, items, true);
    }

    LibraryFound with(List<PracticeItem> read) {
        return new LibraryFound(narrowing, read, close);
    }
}
