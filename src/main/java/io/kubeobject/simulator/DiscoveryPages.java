package io.kubeobject.simulator;

import io.kubeobject.simulator.http.HttpReply;
import io.kubeobject.simulator.http.HttpRequest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers {@code /api}, {@code /apis} and below, in the form that the client accepts. */
final class DiscoveryPages {

    private final Discovery discovery;
    private final Set<String> versions;

    /**
     * Tells of the registry.
     *
     * @param versions of aggregated discovery that are served
     */
    DiscoveryPages(Registry registry, Set<String> versions) {
        this.discovery = new Discovery(registry);
        this.versions = versions;
    }

    void answer(HttpRequest request, HttpReply reply) throws IOException {
        List<String> segments = request.segments();
        boolean core = segments.getFirst().equals("api");
        if (segments.size() == 1) {
            answerRoot(request, reply, core);
            return;
        }
        String group = core ? "" : segments.get(1);
        int versionAt = core ? 1 : 2;
        Map<String, @Nullable Object> document =
                segments.size() > versionAt
                        ? discovery.resources(group, segments.get(versionAt))
                        : discovery.namedGroup(group);
        if (document != null) {
            Answers.json(reply, 200, document);
        } else if (discovery.namedGroup(group) != null || core) {
            throw Refusal.noSuchResource();
        } else {
            Answers.notFoundPage(reply);
        }
    }

    /** All paths. */
    Map<String, @Nullable Object> paths() {
        return discovery.paths();
    }

    private void answerRoot(HttpRequest request, HttpReply reply, boolean core) throws IOException {
        String version = aggregatedVersion(request.header("accept"));
        if (version.isEmpty()) {
            Answers.json(
                    reply,
                    200,
                    core ? discovery.coreVersions(request.header("host")) : discovery.groups());
            return;
        }
        byte[] document = Json.bytes(discovery.aggregated(core, version));
        String tag = '"' + sha512(document) + '"';
        reply.header("ETag", tag).header("Cache-Control", "public").header("Vary", "Accept");
        if (request.header("if-none-match").equals(tag)) {
            reply.send(304, new byte[0]);
            return;
        }
        reply.header(
                "Content-Type",
                "application/json;g=apidiscovery.k8s.io;v="
                        + version
                        + ";as=APIGroupDiscoveryList");
        reply.send(200, document);
    }

    /** The aggregated form that the client likes better than the plain one; empty if none. */
    private String aggregatedVersion(String accept) {
        for (Accept.Range range : Accept.parse(accept)) {
            boolean aggregated =
                    range.parameter("g").equals("apidiscovery.k8s.io")
                            && range.parameter("as").equals("APIGroupDiscoveryList");
            if (aggregated && versions.contains(range.parameter("v"))) {
                return range.parameter("v");
            }
            // A server that knows nothing of aggregation takes its parameters for noise.
            if (range.takesJson() && (range.parameter("as").isEmpty() || versions.isEmpty())) {
                return "";
            }
        }
        throw Accept.refusal();
    }

    private static String sha512(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-512").digest(content);
            return HexFormat.of().withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("BUG: every Java has SHA-512", e);
        }
    }
}
