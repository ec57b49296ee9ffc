package io.kubeobject.source.kubernetes;

import io.kubeobject.source.kubernetes.ScriptedServer.Request;
import io.kubeobject.source.kubernetes.ScriptedServer.Wire;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What an API server says. */
final class Bodies {

    static final String AGGREGATED =
            "Content-Type:"
                    + " application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList\r\n";

    private Bodies() {}

    /** Pods and deployments, aggregated. */
    static void discovery(Request request, Wire wire) throws IOException {
        switch (request.path()) {
            case "/api" ->
                    wire.status(200, groups(group("", "v1", resource("pods", "Pod"))), AGGREGATED);
            case "/apis" ->
                    wire.status(
                            200,
                            groups(group("apps", "v1", resource("deployments", "Deployment"))),
                            AGGREGATED);
            default -> wire.failure(404, "NotFound", "no " + request.path(), "");
        }
    }

    static String groups(String... groups) {
        return "{\"kind\":\"APIGroupDiscoveryList\",\"items\":[" + String.join(",", groups) + "]}";
    }

    static String group(String name, String version, String... resources) {
        return "{\"metadata\":{\"name\":\"%s\",\"creationTimestamp\":null},\"versions\":[%s]}"
                .formatted(name, version(version, "Current", resources));
    }

    static String version(String version, String freshness, String... resources) {
        return "{\"version\":\"%s\",\"freshness\":\"%s\",\"resources\":[%s]}"
                .formatted(version, freshness, String.join(",", resources));
    }

    static String resource(String plural, String kind) {
        return "{\"resource\":\"%s\",\"responseKind\":{\"group\":\"\",\"version\":\"\",\"kind\":\"%s\"},\"scope\":\"Namespaced\",\"singularResource\":\"\",\"verbs\":[\"get\",\"list\",\"watch\"]}"
                .formatted(plural, kind);
    }

    /** A pod of the namespace {@code d}, as an item of a list is: without apiVersion and kind. */
    static String pod(String name, int resourceVersion) {
        return "{\"metadata\":{\"name\":\"%s\",\"namespace\":\"d\",\"uid\":\"u-%s\",\"resourceVersion\":\"%d\"},\"spec\":{\"nodeName\":\"n\"}}"
                .formatted(name, name, resourceVersion);
    }

    static String list(String resourceVersion, String more, String... items) {
        return "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"%s\",\"continue\":\"%s\"},\"items\":[%s]}"
                .formatted(resourceVersion, more, String.join(",", items));
    }

    static String event(String type, String object) {
        return "{\"type\":\"" + type + "\",\"object\":" + object + "}";
    }

    static String added(String name, int resourceVersion) {
        return event("ADDED", pod(name, resourceVersion));
    }

    static String modified(String name, int resourceVersion) {
        return event("MODIFIED", pod(name, resourceVersion));
    }

    static String deleted(String name, int resourceVersion) {
        return event("DELETED", pod(name, resourceVersion));
    }

    static String bookmark(int resourceVersion) {
        return event(
                "BOOKMARK",
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"%d\",\"creationTimestamp\":null},\"spec\":{\"containers\":null},\"status\":{}}"
                        .formatted(resourceVersion));
    }

    /** The end of the initial objects. */
    static String initialEnd(int resourceVersion) {
        return event(
                "BOOKMARK",
                "{\"kind\":\"Pod\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"%d\",\"annotations\":{\"k8s.io/initial-events-end\":\"true\"}}}"
                        .formatted(resourceVersion));
    }

    static String error(int code, String reason, String message) {
        return event("ERROR", status(code, reason, message));
    }

    static String status(int code, String reason, String message) {
        return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\",\"message\":\"%s\",\"reason\":\"%s\",\"code\":%d}"
                .formatted(message, reason, code);
    }

    static String join(String... lines) {
        return Arrays.stream(lines).map(l -> l + "\n").collect(Collectors.joining());
    }
}
