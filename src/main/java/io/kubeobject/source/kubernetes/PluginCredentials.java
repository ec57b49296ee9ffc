package io.kubeobject.source.kubernetes;

import static io.kubeobject.source.kubernetes.Kubeconfig.asList;
import static io.kubeobject.source.kubernetes.Kubeconfig.map;
import static io.kubeobject.source.kubernetes.Kubeconfig.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.kubernetes.client.util.KubeConfig;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What an exec plugin or an auth provider of a kubeconfig hands out, by way of client-java. Asked
 * again after the API server has refused it: client-java does not say when it expires.
 *
 * @param token empty if there is a certificate
 * @param certificate PEM; empty if there is a token
 * @param key PEM; empty if there is a token
 */
record PluginCredentials(String token, String certificate, String key) {

    /** Long enough for a person to log in by a browser. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Empty if the user has no plugin. */
    static Optional<PluginCredentials> of(
            Map<String, Object> user, Map<String, Object> cluster, String origin)
            throws AccessException {
        if (!user.containsKey("exec") && !user.containsKey("auth-provider")) {
            return Optional.empty();
        }
        String plugin =
                user.containsKey("exec")
                        ? "the plugin " + text(map(user.get("exec")), "command")
                        : "the auth provider " + text(map(user.get("auth-provider")), "name");
        try {
            Map<String, String> credentials = within(PATIENCE, () -> ask(user, cluster));
            return Optional.of(
                    new PluginCredentials(
                            credentials.getOrDefault(KubeConfig.CRED_TOKEN_KEY, ""),
                            credentials.getOrDefault(
                                    KubeConfig.CRED_CLIENT_CERTIFICATE_DATA_KEY, ""),
                            credentials.getOrDefault(KubeConfig.CRED_CLIENT_KEY_DATA_KEY, "")));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AccessException(origin + ": " + plugin + " was not waited for", e);
        } catch (Exception e) {
            // Client-java throws whatever comes up; it logs what the plugin printed.
            throw new AccessException(
                    "%s: %s gives no credentials: %s".formatted(origin, plugin, Sentence.of(e)), e);
        }
    }

    /** Client-java waits for a plugin for ever. */
    private static <T> T within(Duration time, Callable<T> question) throws Exception {
        FutureTask<T> task = new FutureTask<>(question);
        Thread.ofPlatform().daemon().name("koe-credentials").start(task);
        try {
            return task.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + time.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static Map<String, String> ask(Map<String, Object> user, Map<String, Object> cluster)
            throws IOException {
        Map<String, Object> asked = new LinkedHashMap<>(user);
        if (user.get("exec") instanceof Map<?, ?> exec) {
            asked.put("exec", withInfo(map(exec), cluster));
        }
        // A token beside the plugin would be taken for its answer if it failed.
        asked.remove("token");
        asked.remove("tokenFile");
        KubeConfig config =
                new KubeConfig(
                        asList("c", "context", Map.of("user", "u")),
                        new ArrayList<>(),
                        asList("u", "user", asked));
        config.setContext("c");
        @Nullable Map<String, String> credentials = config.getCredentials();
        if (credentials == null) {
            throw new IOException("it failed, or its kind is not known");
        }
        credentials.values().removeIf(Objects::isNull);
        return credentials;
    }

    /** Adds what plugins of API v1 read from {@code KUBERNETES_EXEC_INFO}. */
    private static Map<String, Object> withInfo(
            Map<String, Object> exec, Map<String, Object> cluster) throws IOException {
        List<Object> variables = new ArrayList<>();
        if (exec.get("env") instanceof List<?> list) {
            variables.addAll(list);
        }
        variables.add(Map.of("name", "KUBERNETES_EXEC_INFO", "value", info(exec, cluster)));
        Map<String, Object> result = new LinkedHashMap<>(exec);
        result.put("env", variables);
        return result;
    }

    private static String info(Map<String, Object> exec, Map<String, Object> cluster)
            throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("kind", "ExecCredential");
            json.writeStringField("apiVersion", text(exec, "apiVersion"));
            json.writeObjectFieldStart("spec");
            json.writeBooleanField("interactive", false);
            if (Boolean.TRUE.equals(exec.get("provideClusterInfo"))) {
                json.writeObjectFieldStart("cluster");
                for (String field :
                        List.of(
                                "server",
                                "tls-server-name",
                                "certificate-authority-data",
                                "proxy-url")) {
                    if (!text(cluster, field).isEmpty()) {
                        json.writeStringField(field, text(cluster, field));
                    }
                }
                if (Boolean.TRUE.equals(cluster.get("insecure-skip-tls-verify"))) {
                    json.writeBooleanField("insecure-skip-tls-verify", true);
                }
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return text.toString();
    }
}
