package org.nnssil.web;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EngineConfiguration;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Mapper;
import io.quarkus.qute.ResolutionContext;
import io.quarkus.qute.Results;
import io.quarkus.qute.ValueResolver;
import java.util.concurrent.CompletionStage;

/**
 * Finds a name that a template uses inside of a loop, a let or an include and that was given outside of it. Qute finds
 * it too, but asks all its resolvers, one for each type of view, at each scope on the way; a page of fifty rows does so
 * hundreds of times. What this one does not know goes that way as ever.
 */
@EngineConfiguration
final class OuterNames implements ValueResolver {

    /** Before Qute's own for the names of a scope, which has 15. */
    private static final int FIRST = 20;

    @Override
    public int getPriority() {
        return FIRST;
    }

    /** A name alone, and the first of its expression: that is looked for in a scope, and not in a value. */
    @Override
    public boolean appliesTo(EvalContext context) {
        return context.getBase() instanceof Mapper
                && context.getParams().isEmpty()
                && context.getBase() == context.resolutionContext().getData();
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        String name = context.getName();
        for (ResolutionContext scope = context.resolutionContext(); scope != null; scope = scope.getParent()) {
            Object known = scope.getData();
            if (known instanceof Mapper names) {
                if (names.appliesTo(name)) {
                    CompletionStage<Object> found = names.getAsync(name);
                    if (!(found instanceof CompletedStage<Object> done) || !Results.isNotFound(done.get())) {
                        return found;
                    }
                }
            } else if (known != null) {
                break; // an object's own properties come first here
            }
        }
        return Results.notFound(context);
    }
}
