package org.nnssil.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A place in a YAML document. A step to something absent leads to an empty place, never to an exception. */
record Yaml(@Nullable Object value) {

    static List<Yaml> documents(String text) {
        Iterable<Object> all = new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text);
        return StreamSupport.stream(all.spliterator(), false).map(Yaml::new).toList();
    }

    Yaml at(String... path) {
        @Nullable Object here = value;
        for (String step : path) {
            here = here instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return new Yaml(here);
    }

    List<Yaml> each(String... path) {
        return at(path).value instanceof List<?> list
                ? list.stream().map(Yaml::new).toList()
                : List.of();
    }

    String text(String... path) {
        Object found = at(path).value;
        return found == null ? "" : found.toString();
    }

    int number(String... path) {
        return at(path).value instanceof Number number ? number.intValue() : -1;
    }

    boolean present() {
        return value != null;
    }
}
