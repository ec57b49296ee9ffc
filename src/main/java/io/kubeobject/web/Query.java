package io.kubeobject.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;

/** The parameters of a request, in order. */
final class Query {

    private record Parameter(String name, String value) {}

    private final List<Parameter> parameters = new ArrayList<>();

    /**
     * Reads the parameters of a request's address.
     *
     * @throws IllegalArgumentException on an escape that is none, with a message for the client
     */
    static Query of(HttpExchange exchange) {
        Query query = new Query();
        String text = exchange.getRequestURI().getRawQuery();
        for (String part : text == null ? new String[0] : text.split("&")) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            String value = equals < 0 ? "" : part.substring(equals + 1);
            query.parameters.add(
                    new Parameter(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8)));
        }
        return query;
    }

    /** The values of all parameters of a name. */
    List<String> all(String name) {
        return parameters.stream()
                .filter(p -> p.name().equals(name))
                .map(Parameter::value)
                .toList();
    }

    boolean has(String name) {
        return parameters.stream().anyMatch(p -> p.name().equals(name));
    }
}
