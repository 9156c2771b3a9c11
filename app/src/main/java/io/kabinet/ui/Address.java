package io.kabinet.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The address of a page: filters, sort, view and open card live in it.
 *
 * @param parameters of the query, in their order
 */
public record Address(String path, Map<String, List<String>> parameters) {

    /** Parameters that mean a place in the list; a changed filter begins anew. */
    private static final Set<String> PLACES = Set.of("cursor");

    static Address of(HttpServletRequest request) {
        var parameters = new LinkedHashMap<String, List<String>>();
        if ("GET".equals(request.getMethod())) {
            request.getParameterMap()
                    .forEach((name, values) -> parameters.put(name, List.copyOf(Arrays.asList(values))));
        }
        return new Address(request.getRequestURI(), parameters);
    }

    /** The first value of a parameter that is not empty. */
    public Optional<String> value(String parameter) {
        return values(parameter).stream().filter(value -> !value.isBlank()).findFirst();
    }

    public List<String> values(String parameter) {
        return parameters.getOrDefault(parameter, List.of());
    }

    /** This address with a parameter set to one value. */
    public String with(String parameter, String value) {
        var changed = copy();
        changed.put(parameter, List.of(value));
        return write(path, changed);
    }

    /** This address with a value added to a parameter, or taken away when it is there: one entry of a multiple choice. */
    public String toggled(String parameter, String value) {
        var changed = copy();
        var values = new ArrayList<>(values(parameter));
        if (!values.remove(value)) {
            values.add(value);
        }
        changed.put(parameter, values);
        return write(path, changed);
    }

    public String without(String... names) {
        var changed = copy();
        Arrays.asList(names).forEach(changed::remove);
        return write(path, changed);
    }

    /** The same query at another path; for fragments of a list that the page's filters shape. */
    public String at(String otherPath) {
        return write(otherPath, copy());
    }

    private Map<String, List<String>> copy() {
        var copy = new LinkedHashMap<>(parameters);
        PLACES.forEach(copy::remove);
        return copy;
    }

    private static String write(String path, Map<String, List<String>> parameters) {
        var address = UriComponentsBuilder.fromPath(path);
        parameters.forEach((name, values) -> {
            if (!values.isEmpty()) {
                address.queryParam(name, values.stream().map(Address::encoded).toArray());
            }
        });
        return address.build(true).toUriString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
