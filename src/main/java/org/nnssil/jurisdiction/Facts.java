package org.nnssil.jurisdiction;

/** What is known of a jurisdiction itself; the columns of its row. */
record Facts(
        String key,
        String name,
        String kind,
        String zone,
        String otherZones,
        String agency,
        boolean counted,
        boolean countable,
        String note) {

    String kindWords() {
        return switch (kind) {
            case "STATE" -> "State";
            case "FEDERAL_DISTRICT" -> "Federal district";
            case "EXTRA_STATE" -> "Extra-state jurisdiction";
            case "FEDERAL_SYSTEM" -> "Federal school system";
            default -> "Freely associated state";
        };
    }
}
