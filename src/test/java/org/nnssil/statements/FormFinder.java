package org.nnssil.statements;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.nnssil.security.Signer;
import org.nnssil.testing.Routes;

/** Goes through all pages as everybody and remembers where each form stands, one of a shape. */
final class FormFinder implements AutoCloseable {

    /**
     * Where a form is found, in any busy network.
     *
     * @param variant which of the addresses of the route
     */
    record Place(String who, String route, int variant) {}

    private static final List<String> EVERYBODY = List.of("member", "coordinator", "extended", "nobody");

    private final Signer signer;
    private final Map<String, Place> forms = new TreeMap<>();
    private final Map<String, Place> searches = new TreeMap<>();
    private final Map<String, PageForm> open = new LinkedHashMap<>();
    private BusyNetwork network = new BusyNetwork();

    FormFinder(Signer signer) {
        this.signer = signer;
        Routes.all().stream()
                .filter(route -> route.startsWith("GET /") && !route.startsWith("GET /api/"))
                .forEach(this::look);
    }

    Map<String, Place> forms() {
        return forms;
    }

    Map<String, Place> searches() {
        return searches;
    }

    BusyNetwork network() {
        return network;
    }

    boolean takesWords(String shape) {
        return open.get(shape).takesWords();
    }

    /** As it was found, or opened again. */
    PageForm form(String shape) {
        return open.get(shape);
    }

    Visitor.Answer send(String shape, List<Typed> fields) {
        return visitor(forms.get(shape)).submit(form(shape).action(), fields);
    }

    /** A fresh form; in a new network where what it was for is gone by now. */
    void reopen(String shape) {
        Optional<PageForm> here = at(forms.get(shape), shape);
        if (here.isEmpty()) {
            network.close();
            network = new BusyNetwork();
            here = at(forms.get(shape), shape);
        }
        open.put(shape, here.orElseThrow(() -> new AssertionError(shape + " is nowhere any more")));
    }

    Visitor visitor(Place place) {
        return visitor(place.who());
    }

    /** What a page says, without its frame. */
    static String words(Visitor.Answer answer) {
        Element main = Jsoup.parse(answer.text()).selectFirst("main");
        if (main == null) {
            return answer.text().substring(0, Math.min(200, answer.text().length()));
        }
        Element errors = main.selectFirst(".errors");
        String text = (errors == null ? main : errors).text();
        return text.substring(0, Math.min(300, text.length()));
    }

    @Override
    public void close() {
        network.close();
        Nasty.putAway();
    }

    private void look(String route) {
        List<String> paths = new Addresses(network, signer).of(route);
        boolean named = route.contains("{");
        for (String who : EVERYBODY) {
            for (int variant = 0; variant < (named ? paths.size() : 1); variant++) {
                Place place = new Place(who, route, variant);
                for (PageForm form : page(place)) {
                    String shape = form.shape(network);
                    if ((form.post() ? forms : searches).putIfAbsent(shape, place) == null) {
                        open.put(shape, form);
                    }
                }
            }
        }
    }

    private Optional<PageForm> at(Place place, String shape) {
        return page(place).stream()
                .filter(form -> form.shape(network).equals(shape))
                .findFirst();
    }

    private List<PageForm> page(Place place) {
        String path = new Addresses(network, signer).of(place.route()).get(place.variant());
        Visitor.Answer answer = visitor(place).get(path);
        return answer.status() == 200 && answer.text().contains("<form")
                ? PageForm.of(Jsoup.parse(answer.text()))
                : List.of();
    }

    private Visitor visitor(String who) {
        return switch (who) {
            case "member" -> Visitor.of(network.member);
            case "coordinator" -> Visitor.of(network.coordinator);
            case "extended" -> Visitor.of(network.extended);
            default -> Visitor.nobody();
        };
    }
}
