package io.kabinet.identity.rest;

import io.kabinet.tenancy.Scope;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** {@code /api/v1/openapi.json}, made from the resources themselves, so that it cannot say anything else than they do. */
@ApiController
class OpenApiDocument {

    private static final String BASE = "/api/v1";
    private static final Map<String, Object> PROBLEM = Map.of("$ref", "#/components/responses/Problem");

    private final ObjectProvider<RequestMappingHandlerMapping> mappings;

    OpenApiDocument(ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.mappings = mappings;
    }

    @GetMapping("/openapi.json")
    Map<String, Object> document() {
        var schemas = new OpenApi();
        var paths = new TreeMap<String, Map<String, Object>>();
        mappings.stream()
                .forEach(mapping -> mapping.getHandlerMethods().forEach((info, handler) -> {
                    for (String path : info.getPatternValues()) {
                        if (path.startsWith(BASE + "/") && !path.endsWith("/openapi.json")) {
                            for (RequestMethod method :
                                    info.getMethodsCondition().getMethods()) {
                                paths.computeIfAbsent(path.substring(BASE.length()), _ -> new TreeMap<>())
                                        .put(method.name().toLowerCase(Locale.ROOT), operation(handler, schemas));
                            }
                        }
                    }
                }));
        schemas.schemas().put("Problem", problem());
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Kabinet", "version", "1"));
        document.put("servers", List.of(Map.of("url", BASE)));
        document.put("security", List.of(Map.of("token", List.of())));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "schemas", schemas.schemas(),
                        "responses",
                                Map.of(
                                        "Problem",
                                        Map.of(
                                                "description",
                                                "Refused; code says why",
                                                "content",
                                                content(
                                                        "application/problem+json",
                                                        Map.of("$ref", "#/components/schemas/Problem")))),
                        "securitySchemes", Map.of("token", Map.of("type", "http", "scheme", "bearer"))));
        return document;
    }

    private static Map<String, Object> operation(HandlerMethod handler, OpenApi schemas) {
        var operation = new LinkedHashMap<String, Object>();
        operation.put(
                "operationId",
                handler.getBeanType().getSimpleName().replaceAll("Api$", "") + "."
                        + handler.getMethod().getName());
        var parameters = new ArrayList<Map<String, Object>>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
            describe(parameter, parameters, operation, schemas);
        }
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        operation.put("responses", responses(handler, schemas));
        return operation;
    }

    private static void describe(
            MethodParameter parameter,
            List<Map<String, Object>> parameters,
            Map<String, Object> operation,
            OpenApi schemas) {
        if (parameter.getParameterType() == Scope.class) {
            return;
        }
        var name = String.valueOf(parameter.getParameterName());
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            parameters.add(parameter("path", name, true, schemas.schema(parameter.getGenericParameterType())));
        } else if (parameter.getParameterType() == Listing.class) {
            parameters.add(parameter(
                    "query",
                    "limit",
                    false,
                    Map.of("type", "integer", "minimum", 1, "maximum", Listing.LONGEST, "default", Listing.USUAL)));
            parameters.add(parameter("query", "cursor", false, Map.of("type", "string")));
        } else if (parameter.getParameterType() == Write.class) {
            parameters.add(parameter("header", "Idempotency-Key", false, Map.of("type", "string", "maxLength", 255)));
            var body = ((ParameterizedType) parameter.getGenericParameterType()).getActualTypeArguments()[0];
            if (body != Void.class) {
                operation.put(
                        "requestBody",
                        Map.of("required", true, "content", content("application/json", schemas.schema(body))));
            }
        } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
            parameters.add(queryParameter(parameter, name, schemas));
        }
    }

    private static Map<String, Object> queryParameter(MethodParameter parameter, String name, OpenApi schemas) {
        var annotation = java.util.Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class));
        var given = annotation.name().isEmpty() ? annotation.value() : annotation.name();
        boolean required = annotation.required()
                && annotation.defaultValue().equals(ValueConstants.DEFAULT_NONE)
                && !parameter.isOptional();
        return parameter(
                "query", given.isEmpty() ? name : given, required, schemas.schema(parameter.getGenericParameterType()));
    }

    private static Map<String, Object> parameter(
            String place, String name, boolean required, Map<String, Object> schema) {
        return Map.of("in", place, "name", name, "required", required, "schema", schema);
    }

    private static Map<String, Object> responses(HandlerMethod handler, OpenApi schemas) {
        var type = handler.getReturnType().getGenericParameterType();
        boolean created = AnnotatedElementUtils.hasAnnotation(
                handler.getMethod(), org.springframework.web.bind.annotation.PostMapping.class);
        var responses = new LinkedHashMap<String, Object>();
        var answer = answer(type);
        if (answer == Void.class || answer == void.class) {
            responses.put("204", Map.of("description", "Done"));
        } else {
            responses.put(
                    created ? "201" : "200",
                    Map.of(
                            "description",
                            created ? "Created" : "OK",
                            "content",
                            content("application/json", schemas.schema(answer))));
        }
        responses.put("default", PROBLEM);
        return responses;
    }

    private static Type answer(Type type) {
        return type instanceof ParameterizedType generic
                        && org.springframework.http.HttpEntity.class.isAssignableFrom((Class<?>) generic.getRawType())
                ? generic.getActualTypeArguments()[0]
                : type;
    }

    private static Map<String, Object> content(String type, Map<String, Object> schema) {
        return Map.of(type, Map.of("schema", schema));
    }

    private static Map<String, Object> problem() {
        var text = Map.of("type", "string");
        return Map.of(
                "type", "object",
                "required", List.of("status", "code"),
                "properties",
                        Map.of(
                                "title", text,
                                "status", Map.of("type", "integer"),
                                "detail", text,
                                "code", text,
                                "errors",
                                        Map.of(
                                                "type",
                                                "array",
                                                "items",
                                                Map.of(
                                                        "type",
                                                        "object",
                                                        "properties",
                                                        Map.of(
                                                                "field", text,
                                                                "code", text,
                                                                "message", text)))));
    }
}
