package io.kabinet.rights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The routes that the program has, and those that the tests know. */
final class Routes {

    private Routes() {}

    /** The lines of every {@code routes/<module>.csv}. */
    static List<Route> known() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:routes/*.csv"))
                    .flatMap(file -> Permissions.lines("/routes/" + file.getFilename()))
                    .map(fields -> new Route(fields[0], fields[1], fields[2], fields[3], fields[4]))
                    .toList();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Method and path of every handler of ours in the running program. */
    static Set<String> running(List<RequestMappingHandlerMapping> mappings) {
        var routes = new TreeSet<String>();
        for (var mapping : mappings) {
            mapping.getHandlerMethods().forEach((info, handler) -> {
                if (handler.getBeanType().getName().startsWith("io.kabinet.")) {
                    var methods = info.getMethodsCondition().getMethods();
                    for (String path : info.getPatternValues()) {
                        if (methods.isEmpty()) {
                            routes.add("ANY " + path);
                        }
                        methods.forEach(method -> routes.add(method.name() + " " + path));
                    }
                }
            });
        }
        return routes;
    }
}
