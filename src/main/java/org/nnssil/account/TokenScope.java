package org.nnssil.account;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a personal API token may be used for. Never more than its owner may: a scope narrows and gives nothing. */
enum TokenScope {
    WEBINARS_READ("webinars:read", "Read webinars and your registrations"),
    WEBINARS_WRITE("webinars:write", "Register, and run webinars where you may"),
    PRACTICES_READ("practices:read", "Read the practice library"),
    PRACTICES_WRITE("practices:write", "Write and submit practices"),
    DISCUSSIONS_READ("discussions:read", "Read discussions"),
    DISCUSSIONS_WRITE("discussions:write", "Start discussions and reply"),
    NEWSLETTERS_READ("newsletters:read", "Read newsletter issues"),
    NEWSLETTERS_WRITE("newsletters:write", "Draft and send issues where you may"),
    PEOPLE_READ("people:read", "Read communities, seats and the directory"),
    EVERYTHING_READ("everything:read", "Read everything that you may read"),
    EVERYTHING_WRITE("everything:write", "Do everything that you may do");

    private final String key;
    private final String words;

    TokenScope(String key, String words) {
        this.key = key;
        this.words = words;
    }

    String key() {
        return key;
    }

    static Optional<TokenScope> find(String key) {
        return Arrays.stream(values()).filter(scope -> scope.key.equals(key)).findFirst();
    }

    /** From key to words with the key, by which refusals name it. */
    static Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        for (TokenScope scope : values()) {
            words.put(scope.key, scope.words + " (" + scope.key + ")");
        }
        return words;
    }

    /**
     * The scope that a request needs; empty where any token will do.
     *
     * @param path such as {@code /api/v1/webinars/…}
     */
    static Optional<TokenScope> needed(String method, String path) {
        boolean read = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
        String rest = path.replaceFirst("^/api/v1/?", "");
        if (rest.equals("me") && read) {
            return Optional.empty();
        }
        return Optional.of(of(area(rest), read));
    }

    /** Writing includes reading, and everything includes each. */
    boolean within(Collection<String> granted) {
        String area = key.substring(0, key.indexOf(':'));
        boolean read = key.endsWith(":read");
        return granted.contains(key)
                || (read && granted.contains(area + ":write"))
                || granted.contains(EVERYTHING_WRITE.key)
                || (read && granted.contains(EVERYTHING_READ.key));
    }

    private static String area(String rest) {
        if (rest.matches("communities/[^/]+/threads(/.*)?")) {
            return "discussions";
        }
        String first = rest.replaceFirst("/.*", "");
        return switch (first) {
            case "webinars", "practices", "newsletters" -> first;
            case "threads" -> "discussions";
            case "centers", "communities", "jurisdictions", "people", "directory", "seats" -> "people";
            default -> "everything";
        };
    }

    private static TokenScope of(String area, boolean read) {
        return find(area + (read ? ":read" : ":write")).orElse(read ? EVERYTHING_READ : EVERYTHING_WRITE);
    }
}
