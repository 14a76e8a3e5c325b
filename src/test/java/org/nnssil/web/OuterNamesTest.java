package org.nnssil.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.qute.Engine;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.ValueResolver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Names that a template uses deeper inside than where they were given. */
class OuterNamesTest {

    public record Row(String name) {}

    /** One of the hundreds that Quarkus makes, one for each type of view. */
    private static final class Asked implements ValueResolver {

        final AtomicInteger times = new AtomicInteger();

        @Override
        public boolean appliesTo(EvalContext context) {
            times.incrementAndGet();
            return false;
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            throw new AssertionError("applies to nothing");
        }

        @Override
        public int getPriority() {
            return 10;
        }
    }

    private static final Map<String, Object> DATA =
            Map.of("title", "Roster", "rows", List.of(new Row("Ada"), new Row("Grace")), "open", true);

    @Test
    void aNameGivenOutsideIsFoundInsideOfLoopLetAndInclude() {
        String source =
                "{#include outer mark='!'}{#let p='-'}{#for r in rows}{title}{p}{r.name}{#if open}+{/if}{mark} {/for}"
                        + "{/let}{/include}";

        assertEquals("[!] Roster-Ada+! Roster-Grace+! ", render(source, true));
    }

    @Test
    void theInnermostOfTwoEqualNamesCounts() {
        assertEquals("AdaGrace", render("{#for title in rows}{title.name}{/for}", true));
        assertEquals("inner", render("{#let title='inner'}{title}{/let}", true));
    }

    @Test
    void anUnknownNameIsRefusedAsEver() {
        assertThrows(TemplateException.class, () -> render("{#for r in rows}{nobody}{/for}", true));
        assertEquals("none", render("{#for r in rows.take(1)}{nobody ?: 'none'}{/for}", true));
    }

    @Test
    void aPropertyOfAValueIsNotLookedForAmongTheNames() {
        assertThrows(TemplateException.class, () -> render("{#for r in rows}{r.title}{/for}", true));
    }

    /** Asked on the way from a loop to what is around it: by Qute alone for each name, with this one not at all. */
    @Test
    void nobodyElseIsAskedForANameGivenOutside() {
        String source = "{#for r in rows}{title}{/for}";
        Asked with = new Asked();
        Asked without = new Asked();

        render(source, true, with);
        render(source, false, without);

        assertEquals(0, with.times.get());
        assertTrue(without.times.get() >= 2, "the control: Qute alone asked " + without.times.get() + " times");
    }

    private static String render(String source, boolean found) {
        return render(source, found, new Asked());
    }

    private static String render(String source, boolean found, Asked asked) {
        EngineBuilder builder = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addValueResolver(asked);
        if (found) {
            builder.addValueResolver(new OuterNames());
        }
        Engine engine = builder.build();
        engine.putTemplate("outer", engine.parse("[{mark}] {#insert /}"));
        TemplateInstance page = engine.parse(source).instance();
        DATA.forEach(page::data); // one by one, as the type-safe templates do
        return page.render();
    }
}
