package org.nnssil.newsletter;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What an item tells of, in the order in which a fresh draft has them. */
enum ItemKind {
    WEBINAR("Coming webinar", "Coming up"),
    SPOTLIGHT("Practice spotlight", "New in the library"),
    RECORDING("Recording", "To watch again"),
    THREAD("Conversation", "Under discussion"),
    COMMUNITY_NEWS("Sub-community", "From the communities"),
    NEW_MEMBERS("New members", "Welcome"),
    NOTE("Your own words", "And also");

    private final String words;
    private final String section;

    ItemKind(String words, String section) {
        this.words = words;
        this.section = section;
    }

    /** On the desk. */
    String words() {
        return words;
    }

    /** The heading in the issue above one or several of them. */
    String section() {
        return section;
    }

    /**
     * Which items begin a section, by the item's id: the first of each row of items of one kind. Items that are left out
     * begin none.
     */
    static Map<UUID, String> sections(List<ItemRow> items) {
        Map<UUID, String> begun = new HashMap<>();
        String section = "";
        for (ItemRow item : items) {
            if (item.included()) {
                String own = item.kind().section();
                if (!own.equals(section)) {
                    begun.put(item.id(), own);
                }
                section = own;
            }
        }
        return begun;
    }

    /** In the API. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
