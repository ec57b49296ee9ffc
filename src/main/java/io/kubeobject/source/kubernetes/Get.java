package io.kubeobject.source.kubernetes;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request of the API.
 *
 * @param path below the server's URL, without a leading slash
 * @param query in the order in which it is sent
 * @param accept media types
 * @param patience how long to wait for the answer to begin, and then for each next byte
 * @param etag of the answer that is known; empty for none
 */
record Get(String path, Map<String, String> query, String accept, Duration patience, String etag) {

    static final String JSON = "application/json";

    static Get of(String path, String accept, Duration patience) {
        return new Get(path, Map.of(), accept, patience, "");
    }

    /** The same with one more parameter; none if the value is empty. */
    Get with(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new Get(path, more, accept, patience, etag);
    }

    Get unless(String known) {
        return new Get(path, query, accept, patience, known);
    }
}
