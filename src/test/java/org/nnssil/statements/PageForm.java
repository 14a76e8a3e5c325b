package org.nnssil.statements;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A form of a page, as a browser has it: its fields in their order, each with what would be sent if nobody touched it. */
record PageForm(String action, boolean post, List<Field> fields, List<Field> buttons) {

    private static final Set<String> WORDS = Set.of("text", "textarea", "search", "email", "url", "tel");
    private static final Set<String> SHAPED = Set.of("number", "date", "time");

    /**
     * A field.
     *
     * @param kind of the element, such as textarea, or of the input
     * @param value what it holds; for a choice that nobody made, the first that there is
     * @param message what stands at it about what is wrong
     */
    record Field(String name, String id, String kind, String value, boolean required, Optional<String> message) {

        /** Anything can be typed into it. */
        boolean takesWords() {
            return WORDS.contains(kind);
        }

        /** A browser helps to type, and a program may send what it likes. */
        boolean isTyped() {
            return takesWords() || SHAPED.contains(kind);
        }

        boolean takesLines() {
            return kind.equals("textarea");
        }
    }

    static List<PageForm> of(Document page) {
        return page.select("main form:not([enctype])").stream()
                .map(PageForm::of)
                .toList();
    }

    /** The one of this name, or the one after so many others of it: as many as stand before this field here. */
    Optional<Field> like(Field field, PageForm here) {
        int before = 0;
        for (Field one : here.fields()) {
            if (one == field) {
                break;
            }
            before += one.name().equals(field.name()) ? 1 : 0;
        }
        return fields.stream()
                .filter(one -> one.name().equals(field.name()))
                .skip(before)
                .findFirst();
    }

    /** Forms are the same when they go to the same place with the same fields. */
    String shape(BusyNetwork network) {
        Set<String> names = new TreeSet<>();
        fields.stream().filter(Field::isTyped).forEach(field -> names.add(field.name()));
        return action.replaceAll(network.mark + "(-open|-asked)?", "{mark}")
                        .replaceAll("/[^/?]{30,}", "/{id}")
                        .replace("/seats/" + network.seat, "/seats/{seat}")
                        .replace("/centers/" + network.center, "/centers/{center}")
                + " " + names;
    }

    boolean takesWords() {
        return fields.stream().anyMatch(Field::takesWords);
    }

    /** @param button null for the only one, or the first */
    List<Typed> filled(Function<Field, Optional<Typed>> with, Optional<String> button) {
        List<Typed> sent = new ArrayList<>();
        for (Field field : fields) {
            Optional<Typed> given = with.apply(field);
            sent.add(given.orElseGet(() -> Typed.text(field.name(), field.value())));
        }
        buttons.stream()
                .filter(one -> button.isEmpty() || button.get().equals(one.value()))
                .limit(1)
                .filter(one -> !one.name().isEmpty())
                .forEach(one -> sent.add(Typed.text(one.name(), one.value())));
        return sent;
    }

    private static PageForm of(Element form) {
        List<Field> fields = new ArrayList<>();
        Set<String> chosen = new TreeSet<>();
        for (Element element : form.select("input, textarea, select")) {
            String name = element.attr("name");
            String kind = kind(element);
            boolean choice = kind.equals("radio") || kind.equals("checkbox");
            if (name.isEmpty() || choice && (!chosen.add(name) || optional(form, element))) {
                continue;
            }
            String value = choice ? choice(form, name) : value(element, kind);
            fields.add(new Field(name, element.id(), kind, value, element.hasAttr("required"), message(element)));
        }
        List<Field> buttons = form.select("button").stream()
                .map(button -> new Field(
                        button.attr("name"), button.id(), "submit", button.attr("value"), false, Optional.empty()))
                .toList();
        return new PageForm(
                form.attr("action"), form.attr("method").equalsIgnoreCase("post"), List.copyOf(fields), buttons);
    }

    /** A box by itself that is not ticked says no, and so do all the roles that somebody could have. */
    private static boolean optional(Element form, Element box) {
        String same = "[name=" + box.attr("name") + "]";
        return box.attr("type").equals("checkbox")
                && (form.select(same).size() == 1 || box.attr("name").equals("roles"))
                && form.select(same + "[checked]").isEmpty();
    }

    private static String choice(Element form, String name) {
        Element checked = form.selectFirst("[name=" + name + "][checked]");
        return (checked != null ? checked : form.selectFirst("[name=" + name + "]")).val();
    }

    private static String kind(Element element) {
        return element.tagName().equals("input")
                ? Optional.of(element.attr("type"))
                        .filter(type -> !type.isEmpty())
                        .orElse("text")
                        .toLowerCase(Locale.ROOT)
                : element.tagName();
    }

    private static String value(Element element, String kind) {
        return switch (kind) {
            // The first line end belongs to the markup.
            case "textarea" -> element.wholeText().replaceFirst("^\n", "");
            case "select" -> option(element);
            case "number" -> needed(element, "5");
            case "date" -> needed(element, LocalDate.now().toString());
            case "time" -> needed(element, "14:00");
            default -> element.val();
        };
    }

    private static String needed(Element element, String otherwise) {
        return element.val().isEmpty() && element.hasAttr("required") ? otherwise : element.val();
    }

    private static String option(Element select) {
        Element chosen = select.selectFirst("option[selected]");
        if (chosen == null) {
            chosen = select.selectFirst("option");
        }
        return chosen == null ? "" : chosen.val();
    }

    /** By what describes the field, or the group that it stands in. */
    private static Optional<String> message(Element field) {
        Element group = field.closest("fieldset");
        String described = field.attr("aria-describedby") + " " + (group == null ? "" : group.attr("aria-describedby"));
        String words = List.of(described.trim().split("\\s+")).stream()
                .filter(id -> !id.isEmpty())
                .map(id -> field.ownerDocument().getElementById(id))
                .filter(element -> element != null && element.hasClass("error"))
                .map(Element::text)
                .collect(Collectors.joining(" "));
        return Optional.of(words).filter(text -> !text.isEmpty());
    }
}
