package io.kubeobject.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A container image in the OCI layout, unpacked as a container runtime does it: the layers of its
 * manifest over each other, and its configuration.
 */
final class OciImage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path layout;
    private final Path rootfs;
    private final JsonNode config;

    private OciImage(Path layout, Path rootfs) throws IOException {
        this.layout = layout;
        this.rootfs = rootfs;
        JsonNode manifest =
                blob(JSON.readTree(layout.resolve("index.json").toFile()).at("/manifests/0"));
        this.config = blob(manifest.get("config"));
        for (JsonNode layer : manifest.get("layers")) {
            extract(file(layer), rootfs);
        }
    }

    /** Unpacks a tar into two new folders below {@code folder}. */
    static OciImage unpack(Path tar, Path folder) throws IOException {
        Path layout = Files.createDirectories(folder.resolve("layout"));
        extract(tar, layout);
        return new OciImage(layout, Files.createDirectories(folder.resolve("rootfs")));
    }

    private JsonNode blob(JsonNode descriptor) throws IOException {
        return JSON.readTree(file(descriptor).toFile());
    }

    private Path file(JsonNode descriptor) {
        return layout.resolve("blobs").resolve(descriptor.get("digest").asText().replace(':', '/'));
    }

    private static void extract(Path tar, Path folder) throws IOException {
        Process process =
                new ProcessBuilder("tar", "-xpf", tar.toString(), "-C", folder.toString())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        try {
            assertThat(process.waitFor()).as(output).isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Path rootfs() {
        return rootfs;
    }

    /** The image's configuration: {@code Entrypoint}, {@code User}, {@code Env} … */
    JsonNode config() {
        return config.get("config");
    }

    /**
     * The command that runs its entry point as its user, in its file system and environment.
     *
     * @param environment more of {@code NAME=VALUE}
     */
    List<String> command(List<String> environment, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add("src/image/enter");
        command.add(rootfs.toString());
        command.add(config().get("User").asText());
        config().path("Env").forEach(variable -> command.add(variable.asText()));
        command.addAll(environment);
        command.add("--");
        config().get("Entrypoint").forEach(word -> command.add(word.asText()));
        command.addAll(arguments);
        return command;
    }
}
