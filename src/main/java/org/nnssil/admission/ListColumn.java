package org.nnssil.admission;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a list of contacts, by whatever name surveys give them. */
enum ListColumn {
    JURISDICTION("Jurisdiction", 100, "jurisdiction", "state", "territory", "state or territory", "agency key"),
    NAME("Name", 200, "name", "contact", "contact name", "full name"),
    EMAIL("E-mail", 254, "email", "email address", "mail"),
    ROLE("Role", 200, "role", "title", "role title", "position"),
    PLACE("Place", 20, "place", "reach", "membership");

    final String words;
    /** Characters that fit. */
    final int most;

    private final List<String> names;

    ListColumn(String words, int most, String... names) {
        this.words = words;
        this.most = most;
        this.names = List.of(names);
    }

    boolean required() {
        return this == JURISDICTION || this == NAME || this == EMAIL;
    }

    static Optional<ListColumn> find(String heading) {
        String plain = heading.strip()
                .toLowerCase(Locale.ROOT)
                .replace("-", "")
                .replaceAll("[^a-z]+", " ")
                .strip();
        return Arrays.stream(values())
                .filter(column -> column.names.contains(plain))
                .findFirst();
    }
}
