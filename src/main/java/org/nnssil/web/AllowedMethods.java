package org.nnssil.web;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;

/**
 * The methods that an address takes. Quarkus answers 405 without them (RFC 9110 section 15.5.6 wants them named), and
 * 404 where the address belongs to one class and begins like that of another.
 */
@Singleton
class AllowedMethods {

    private List<RequestMapper<InitialMatch>> classes = List.of();

    /** Empty where there is nothing at this path. */
    Set<String> of(String path) {
        Set<String> methods = new TreeSet<>();
        for (RequestMapper<InitialMatch> type : classes()) {
            RequestMapper.RequestMatch<InitialMatch> match = type.map(path);
            if (match != null) {
                addMethods(match, methods);
            }
        }
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }

    private static void addMethods(RequestMapper.RequestMatch<InitialMatch> match, Set<String> methods) {
        String rest = match.remaining.isEmpty() ? "/" : match.remaining;
        for (Object handler : match.value.handlers) {
            if (handler instanceof ClassRoutingHandler routes) {
                routes.getMappers().forEach((method, paths) -> {
                    if (method != null && paths.map(rest) != null) {
                        methods.add(method);
                    }
                });
            }
        }
    }

    // Asked only for errors, and the same ever after.
    private List<RequestMapper<InitialMatch>> classes() {
        if (classes.isEmpty()) {
            classes = ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers().stream()
                    .map(path -> new RequestMapper<>(new ArrayList<>(List.of(path))))
                    .toList();
        }
        return classes;
    }
}
