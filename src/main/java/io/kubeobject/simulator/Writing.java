package io.kubeobject.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers what changes objects: POST, PUT, PATCH, DELETE. */
final class Writing {

    private final Cluster cluster;

    Writing(Cluster cluster) {
        this.cluster = cluster;
    }

    void create(Exchange exchange) throws IOException {
        ResourceType type = exchange.type();
        Route route = exchange.route();
        if (!type.verbs().contains("create") || !route.name().isEmpty()) {
            throw Refusal.methodNotAllowed();
        }
        Map<String, @Nullable Object> object = body(exchange);
        if (!type.verbs().contains("list")) {
            review(exchange, object);
            return;
        }
        String path = newPath(type, route, object);
        answer(exchange, 201, cluster.create(type, path, newcomer(type, object)));
    }

    /** Everybody is known, and may do everything. */
    private static void review(Exchange exchange, Map<String, @Nullable Object> question)
            throws IOException {
        ResourceType type = exchange.type();
        if (!type.kind().endsWith("Review")) {
            throw Refusal.methodNotAllowed();
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("kind", type.kind());
        answer.put("apiVersion", type.apiVersion());
        answer.put("metadata", Map.of());
        answer.put("spec", Json.child(question, "spec"));
        answer.put("status", Map.of("allowed", true));
        Answers.json(exchange.reply(), 201, answer);
    }

    private String newPath(ResourceType type, Route route, Map<String, @Nullable Object> object) {
        String namespace = route.namespace();
        String said = Json.text(Stamp.metadata(object), "namespace");
        if (type.namespaced()) {
            if (namespace.isEmpty()) {
                throw Refusal.methodNotAllowed();
            }
            if (!said.isEmpty() && !said.equals(namespace)) {
                throw Refusal.badRequest(
                        "the namespace of the provided object does not match the namespace sent on"
                                + " the request");
            }
            if (!cluster.hasNamespace(namespace)) {
                throw new Refusal(
                        404,
                        "NotFound",
                        "namespaces \"" + namespace + "\" not found",
                        Map.of("name", namespace, "kind", "namespaces"));
            }
        }
        return cluster.path(type, namespace, object);
    }

    /** What a client may not say of a new object is left out. */
    private static Map<String, @Nullable Object> newcomer(
            ResourceType type, Map<String, @Nullable Object> object) {
        Map<String, @Nullable Object> metadata = Stamp.metadata(object);
        if (!Json.text(metadata, "resourceVersion").isEmpty()) {
            String message = "resourceVersion should not be set on objects to be created";
            throw new Refusal(500, "", message, null);
        }
        metadata.keySet().removeAll(List.of("uid", "creationTimestamp", "generation"));
        metadata.keySet().removeAll(List.of("deletionTimestamp", "deletionGracePeriodSeconds"));
        if (type.has("status")) {
            object.remove("status");
            if (!type.isCustom()) {
                object.put("status", new LinkedHashMap<>());
            }
        }
        return object;
    }

    void update(Exchange exchange) throws IOException {
        Map<String, @Nullable Object> given = body(exchange);
        String name = Json.text(Stamp.metadata(given), "name");
        if (exchange.route().name().isEmpty()) {
            throw Refusal.methodNotAllowed();
        }
        if (!name.isEmpty() && !name.equals(exchange.route().name())) {
            throw Refusal.badRequest(
                    "the name of the object ("
                            + name
                            + ") does not match the name on the URL ("
                            + exchange.route().name()
                            + ")");
        }
        change(exchange, _ -> given);
    }

    void patch(Exchange exchange) throws IOException {
        String header = exchange.request().header("content-type");
        int semicolon = header.indexOf(';');
        String mediaType = semicolon < 0 ? header : header.substring(0, semicolon);
        Route route = exchange.route();
        boolean create =
                mediaType.equals("application/apply-patch+yaml")
                        && route.subresource().isEmpty()
                        && cluster.shelf(exchange.type()).get(route.path()).isEmpty();
        if (create) {
            Map<String, @Nullable Object> object = body(exchange);
            String path = newPath(exchange.type(), route, object);
            answer(
                    exchange,
                    201,
                    cluster.create(exchange.type(), path, newcomer(exchange.type(), object)));
            return;
        }
        change(exchange, present -> Patch.apply(mediaType, exchange, present));
    }

    /** From the present object, in the form that the client speaks, to the one it wants. */
    @FunctionalInterface
    private interface Wish {

        Map<String, @Nullable Object> from(Map<String, @Nullable Object> present);
    }

    private void change(Exchange exchange, Wish wish) throws IOException {
        ResourceType type = exchange.type();
        String subresource = exchange.route().subresource();
        Stored stored =
                cluster.update(
                        type,
                        exchange.route().path(),
                        present ->
                                subresource.equals("scale")
                                        ? Scale.update(present, wish.from(Scale.of(present)))
                                        : combined(type, subresource, present, wish));
        answer(exchange, 200, stored);
    }

    private static Map<String, @Nullable Object> combined(
            ResourceType type,
            String subresource,
            Map<String, @Nullable Object> present,
            Wish wish) {
        Map<String, @Nullable Object> spoken = spoken(type, present);
        Map<String, @Nullable Object> wanted = wish.from(spoken);
        if (!type.has("status")) {
            return wanted;
        }
        boolean ofStatus = subresource.equals("status");
        Map<String, @Nullable Object> result = new LinkedHashMap<>(ofStatus ? spoken : wanted);
        Map<String, @Nullable Object> status = ofStatus ? wanted : spoken;
        result.remove("status");
        if (status.get("status") != null) {
            result.put("status", status.get("status"));
        }
        Object version = Stamp.metadata(wanted).get("resourceVersion");
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>(Stamp.metadata(result));
        metadata.remove("resourceVersion");
        if (version != null) {
            metadata.put("resourceVersion", version);
        }
        result.put("metadata", metadata);
        return result;
    }

    private static Map<String, @Nullable Object> spoken(
            ResourceType type, Map<String, @Nullable Object> present) {
        return type.group().equals("events.k8s.io")
                ? Json.object(EventForm.toEventsApi(Json.bytes(present)))
                : present;
    }

    void delete(Exchange exchange) throws IOException {
        ResourceType type = exchange.type();
        Route route = exchange.route();
        boolean all = route.name().isEmpty();
        boolean anywhere = all && type.namespaced() && route.namespace().isEmpty();
        if (!type.verbs().contains(all ? "deletecollection" : "delete") || anywhere) {
            throw Refusal.methodNotAllowed();
        }
        if (all) {
            deleteAll(exchange);
            return;
        }
        Stored last = cluster.delete(type, route.path());
        if (Deletion.isGradual(type) || Deletion.hasFinalizers(last)) {
            answer(exchange, 200, last);
            return;
        }
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("name", route.name());
        if (!type.group().isEmpty()) {
            details.put("group", type.group());
        }
        details.put("kind", type.plural());
        details.put("uid", Json.child(Json.object(last.body()), "metadata").get("uid"));
        Map<String, @Nullable Object> status = new LinkedHashMap<>();
        status.put("kind", "Status");
        status.put("apiVersion", "v1");
        status.put("metadata", Map.of());
        status.put("status", "Success");
        status.put("details", details);
        Answers.json(exchange.reply(), 200, status);
    }

    /** Answers with the list of what it deleted. */
    private void deleteAll(Exchange exchange) throws IOException {
        ObjectFilter filter = exchange.filter();
        Presentation presentation = exchange.presentation();
        Snapshot snapshot = cluster.shelf(exchange.type()).snapshot();
        String metadata = "\"metadata\":{\"resourceVersion\":\"" + snapshot.version() + "\"}";
        ByteArrayOutputStream list = new ByteArrayOutputStream();
        list.writeBytes(presentation.listHead(metadata).getBytes(US_ASCII));
        String separator = "";
        for (Stored object : snapshot.objects()) {
            if (filter.matches(object)) {
                cluster.delete(exchange.type(), object.path());
                list.writeBytes(separator.getBytes(US_ASCII));
                presentation.item(list, object);
                separator = ",";
            }
        }
        list.writeBytes(presentation.listTail(metadata).strip().getBytes(US_ASCII));
        Answers.json(exchange.reply(), 200, list.toByteArray());
    }

    private void answer(Exchange exchange, int code, Stored stored) throws IOException {
        byte[] body =
                exchange.route().subresource().equals("scale")
                        ? Json.bytes(Scale.of(Json.object(stored.body())))
                        : exchange.presentation().whole(stored);
        Answers.json(exchange.reply(), code, body);
    }

    private static Map<String, @Nullable Object> body(Exchange exchange) {
        if (exchange.request().header("content-type").contains("protobuf")) {
            throw new Refusal(
                    415,
                    "UnsupportedMediaType",
                    "the body of the request was in an unknown format - accepted media types"
                            + " include: application/json",
                    null);
        }
        Map<String, @Nullable Object> object = Json.object(exchange.request().body());
        ResourceType type = exchange.type();
        String kind = Json.text(object, "kind");
        String apiVersion = Json.text(object, "apiVersion");
        boolean scale = exchange.route().subresource().equals("scale");
        if (!scale
                && !kind.isEmpty()
                && !(kind.equals(type.kind()) && apiVersion.equals(type.apiVersion()))) {
            throw Refusal.badRequest(
                    apiVersion
                            + ", Kind="
                            + kind
                            + " in the body, but "
                            + type.apiVersion()
                            + ", Kind="
                            + type.kind()
                            + " on the URL");
        }
        return object;
    }
}
