package io.kubeobject.cli;

import io.kubeobject.config.ImageOptions;
import io.kubeobject.config.Settings;
import io.kubeobject.config.UsageException;
import io.kubeobject.images.PullSecrets;
import io.kubeobject.registry.Keyring;
import io.kubeobject.registry.Mode;
import io.kubeobject.registry.RegistryClient;
import io.kubeobject.registry.Verdict;
import io.kubeobject.source.kubernetes.AccessException;
import io.kubeobject.source.kubernetes.ClusterAccess;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** {@code koe image}: asks once whether an image exists, and prints each step. */
final class ImageCommand {

    private final ImageOptions options;
    private final Terminal terminal;

    private ImageCommand(ImageOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
    }

    static int run(Settings settings, Terminal terminal) throws UsageException, Failure {
        ImageOptions options = ImageOptions.of(settings);
        try (Logging _ = Logging.ofCommand(terminal.err(), InstantSource.system())) {
            return new ImageCommand(options, terminal).check();
        } catch (IOException | AccessException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted", e);
        }
    }

    private int check() throws IOException, AccessException, InterruptedException {
        RegistryClient.Question question =
                new RegistryClient.Question(options.image(), keyring(), options.platform());
        try (RegistryClient client =
                RegistryAccess.client(options.registries(), terminal.environment())) {
            Verdict verdict = client.check(question, this::told);
            told("verdict", verdict.mode().word() + ": " + verdict.reason());
            return verdict.mode() == Mode.AVAILABLE ? Main.DONE : Main.PROBLEMS;
        }
    }

    private void told(String what, String detail) {
        terminal.out().printf("%-12s %s%n", what, detail);
        terminal.out().flush();
    }

    /** In the order of the kubelet: what the pod brings, then what the node has. */
    private Keyring keyring() throws IOException, AccessException {
        List<Keyring> keyrings = new ArrayList<>();
        if (options.pod().isPresent()) {
            keyrings.add(ofPod(options.pod().get()));
        }
        keyrings.add(RegistryAccess.node(options.registries(), terminal.environment()));
        return Keyring.of(keyrings);
    }

    private Keyring ofPod(ImageOptions.Pod pod) throws AccessException {
        try (ClusterAccess access = ClusterAccess.of(RunCommand.access(pod.cluster(), terminal))) {
            return new PullSecrets(ClusterObjects.of(access))
                    .of(pod.namespace(), pod.pullSecrets(), pod.serviceAccount(), this::told)
                    .keyring();
        }
    }
}
