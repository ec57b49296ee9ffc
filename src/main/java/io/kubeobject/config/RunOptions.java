package io.kubeobject.config;

import io.kubeobject.mapping.yaml.TimeSpan;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code koe run} and {@code koe demo} are asked to do.
 *
 * @param mappings files, folders and packs, in order
 * @param filter which objects and metrics
 * @param cluster which API server
 * @param web where to serve
 * @param log what to log
 * @param stateDir folder for what must survive a restart, if anything must
 */
public record RunOptions(
        List<String> mappings,
        FilterOptions filter,
        Cluster cluster,
        Web web,
        LogOptions log,
        Optional<Path> stateDir) {

    /** Flags of a run beside a cluster that is given: those of the demonstration. */
    public static final List<Flag> DEMO_FLAGS =
            Stream.of(
                            List.of(Flag.MAPPINGS),
                            FilterOptions.FLAGS,
                            List.of(Flag.LISTEN_ADDRESS, Flag.TELEMETRY_ADDRESS),
                            LogOptions.FLAGS)
                    .flatMap(List::stream)
                    .toList();

    /** All flags of a run. */
    public static final List<Flag> FLAGS = runFlags();

    /**
     * How to reach the API server: the rules of kubectl, unless told.
     *
     * @param kubeconfig file to read, if one is named
     * @param context of that file; empty for its current one
     * @param server to ask instead of the one in the kubeconfig, if one is named
     * @param staleAfter how long series outlive contact with it
     */
    public record Cluster(
            Optional<Path> kubeconfig, String context, Optional<URI> server, Duration staleAfter) {}

    /**
     * Where to serve.
     *
     * @param listen object metrics and pages
     * @param telemetry own metrics; empty to serve them beside the others
     * @param once print the metrics once instead of serving them
     */
    public record Web(ListenAddress listen, Optional<ListenAddress> telemetry, boolean once) {}

    /** How long series outlive contact with their source. */
    public Duration staleAfter() {
        return cluster.staleAfter();
    }

    public RunOptions {
        mappings = List.copyOf(mappings);
    }

    /** The same with other mappings. */
    public RunOptions withMappings(List<String> others) {
        return new RunOptions(others, filter, cluster, web, log, stateDir);
    }

    private static List<Flag> runFlags() {
        List<Flag> flags = new ArrayList<>(List.of(Flag.MAPPINGS));
        flags.addAll(FilterOptions.FLAGS);
        flags.addAll(
                List.of(
                        Flag.STALE_AFTER,
                        Flag.KUBECONFIG,
                        Flag.CONTEXT,
                        Flag.SERVER,
                        Flag.LISTEN_ADDRESS,
                        Flag.TELEMETRY_ADDRESS,
                        Flag.STATE_DIR));
        flags.addAll(RegistryOptions.FLAGS);
        flags.addAll(LogOptions.FLAGS);
        flags.add(Flag.ONCE);
        return List.copyOf(flags);
    }

    /**
     * Reads the options of a run.
     *
     * @throws UsageException with everything that is wrong
     */
    public static RunOptions of(Settings settings) throws UsageException {
        settings.words().forEach(word -> settings.reject("unexpected argument " + quoted(word)));
        RunOptions options =
                new RunOptions(
                        settings.list(Flag.MAPPINGS),
                        FilterOptions.of(settings),
                        cluster(settings),
                        web(settings),
                        LogOptions.of(settings),
                        settings.value(
                                Flag.STATE_DIR,
                                text -> Optional.of(Path.of(text)),
                                Optional.empty()));
        settings.check();
        return options;
    }

    static Cluster cluster(Settings settings) {
        return new Cluster(
                settings.value(
                        Flag.KUBECONFIG, text -> Optional.of(Path.of(text)), Optional.empty()),
                settings.text(Flag.CONTEXT),
                settings.value(Flag.SERVER, text -> Optional.of(serverUrl(text)), Optional.empty()),
                settings.value(Flag.STALE_AFTER, TimeSpan::parse, Duration.ZERO));
    }

    private static URI serverUrl(String text) {
        String expected = "expected a URL such as https://10.0.0.1:6443, got " + quoted(text);
        try {
            URI url = URI.create(text);
            String scheme = String.valueOf(url.getScheme());
            if ((scheme.equals("http") || scheme.equals("https")) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(expected, e);
        }
        throw new IllegalArgumentException(expected);
    }

    private static Web web(Settings settings) {
        Web web =
                new Web(
                        settings.value(
                                Flag.LISTEN_ADDRESS,
                                ListenAddress::parse,
                                new ListenAddress("", 0)),
                        settings.value(
                                Flag.TELEMETRY_ADDRESS,
                                text -> Optional.of(ListenAddress.parse(text)),
                                Optional.empty()),
                        settings.isOn(Flag.ONCE));
        boolean same =
                web.telemetry().filter(t -> t.equals(web.listen()) && t.port() > 0).isPresent();
        if (same) {
            settings.reject(
                    Flag.TELEMETRY_ADDRESS,
                    "is the same as "
                            + Flag.LISTEN_ADDRESS.flag()
                            + "; leave it out to have /telemetry there");
        }
        return web;
    }

    private static String quoted(String text) {
        return Settings.quote(text);
    }
}
