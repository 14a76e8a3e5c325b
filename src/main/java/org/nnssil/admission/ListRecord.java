package org.nnssil.admission;

import java.util.List;
import java.util.Map;

/**
 * A row of a file, before anything is known of what it means.
 *
 * @param number as a spreadsheet counts rows, from one
 * @param flaws what is wrong with a value before its meaning is looked at, by its place among the values
 */
record ListRecord(int number, List<String> values, Map<Integer, String> flaws) {

    boolean blank() {
        return flaws.isEmpty() && values.stream().allMatch(ListRecord::blank);
    }

    String value(int index) {
        return index < values.size() ? values.get(index) : "";
    }

    private static boolean blank(String value) {
        return Cells.trimmed(value).isEmpty();
    }
}
