package io.kubeobject.registry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The credential provider plugins of a kubelet (KEP-2133): what its {@code
 * --image-credential-provider-config} and {@code --image-credential-provider-bin-dir} name. This is
 * the way to the registries of clouds: each has a plugin that knows where it runs.
 */
public final class KubeletProviders implements Keyring {

    static final String API = "credentialprovider.kubelet.k8s.io/v1";

    private final List<ProviderPlugin> plugins;

    private KubeletProviders(List<ProviderPlugin> plugins) {
        this.plugins = List.copyOf(plugins);
    }

    /**
     * Reads the configuration; runs nothing yet.
     *
     * @param config a {@code CredentialProviderConfig}
     * @param binaries folder of the plugins
     * @throws IOException with a message for the user
     */
    public static KubeletProviders read(Path config, Path binaries, InstantSource clock)
            throws IOException {
        List<ProviderPlugin> plugins = new ArrayList<>();
        try {
            Object document =
                    new Yaml(new SafeConstructor(new LoaderOptions()))
                            .load(Files.readString(config));
            Map<String, Object> root = Json.object(Map.of("root", orEmpty(document)), "root");
            if (!Json.text(root, "kind").equals("CredentialProviderConfig")) {
                throw new OutsideException("expected kind: CredentialProviderConfig");
            }
            for (Map<String, Object> provider : Json.objects(root, "providers")) {
                plugins.add(plugin(provider, binaries, clock));
            }
        } catch (YAMLException e) {
            throw new OutsideException(config + " is no YAML", e);
        } catch (OutsideException e) {
            throw new OutsideException(config + ": " + e.sentence(), e);
        } catch (IOException e) {
            throw new OutsideException(config + ": " + NetworkTrouble.words(e), e);
        }
        return new KubeletProviders(plugins);
    }

    private static Object orEmpty(@Nullable Object document) {
        return document == null ? Map.of() : document;
    }

    private static ProviderPlugin plugin(
            Map<String, Object> provider, Path binaries, InstantSource clock)
            throws OutsideException {
        String name = Json.text(provider, "name");
        if (name.isEmpty() || name.contains("/") || name.equals(".") || name.equals("..")) {
            throw new OutsideException(
                    "expected the name of a provider to be that of a file, got \"" + name + "\"");
        }
        if (!Json.text(provider, "apiVersion").equals(API)) {
            throw new OutsideException("provider " + name + ": expected apiVersion: " + API);
        }
        if (provider.containsKey("tokenAttributes")) {
            throw new OutsideException(
                    "provider "
                            + name
                            + ": tokenAttributes is not supported: a plugin that needs"
                            + " the tokens of service accounts cannot be asked");
        }
        List<String> command = new ArrayList<>(List.of(binaries.resolve(name).toString()));
        command.addAll(texts(provider, "args"));
        Map<String, String> environment = new LinkedHashMap<>();
        Json.objects(provider, "env")
                .forEach(v -> environment.put(Json.text(v, "name"), Json.text(v, "value")));
        List<PlacePattern> images =
                texts(provider, "matchImages").stream().map(PlacePattern::of).toList();
        return new ProviderPlugin(
                name,
                images,
                GoDuration.parse(Json.text(provider, "defaultCacheDuration")),
                new OutsideProgram(command, environment, Duration.ofMinutes(1)),
                clock);
    }

    private static List<String> texts(Map<String, Object> object, String field) {
        return object.get(field) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @Override
    public List<Credential> find(String place, Steps steps) throws InterruptedException {
        List<Credential> found = new ArrayList<>();
        for (ProviderPlugin plugin : plugins) {
            found.addAll(plugin.find(place, steps));
        }
        return found;
    }

    /** What a plugin is asked. */
    static String request(String place) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("kind", "CredentialProviderRequest");
            json.writeStringField("apiVersion", API);
            json.writeStringField("image", place);
            json.writeEndObject();
        }
        return text.toString();
    }
}
