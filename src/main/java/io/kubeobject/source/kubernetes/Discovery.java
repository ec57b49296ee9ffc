package io.kubeobject.source.kubernetes;

import io.kubeobject.object.Catalog;
import io.kubeobject.object.Resource;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks an API server what it serves. Aggregated discovery (KEP-3352) takes two requests, which the
 * server answers with "unchanged" most of the time; older servers are asked for each group version.
 *
 * <p>A group whose server does not answer keeps the resources that it had. Belongs to one thread.
 */
final class Discovery {

    private static final System.Logger LOG = System.getLogger(Discovery.class.getName());

    private static final String ACCEPT =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
                    + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,"
                    + Get.JSON;

    private final Session session;
    private final Duration patience;
    private Root core = Root.UNKNOWN;
    private Root named = Root.UNKNOWN;
    private List<DiscoveredGroup> known = List.of();
    private Set<String> unanswered = Set.of();

    /**
     * What {@code /api} or {@code /apis} said, and the tag by which to ask whether it still holds.
     */
    private record Root(String etag, boolean aggregated, List<DiscoveredGroup> groups) {
        private static final Root UNKNOWN = new Root("", false, List.of());
    }

    Discovery(Session session, Duration patience) {
        this.session = session;
        this.patience = patience;
    }

    /**
     * Whether a look costs two requests; false for a server that knows the older protocol alone.
     */
    boolean isCheap() {
        return core.aggregated && named.aggregated;
    }

    /** Looks now. */
    Catalog look() throws ApiFailure {
        core = look("api", core);
        named = look("apis", named);
        List<DiscoveredGroup> found = new ArrayList<>();
        for (DiscoveredGroup group : core.groups) {
            found.add(core.aggregated ? group : resources(group));
        }
        for (DiscoveredGroup group : named.groups) {
            found.add(named.aggregated ? group : resources(group));
        }
        known = found.stream().map(this::withLastKnown).toList();
        tellUnanswered();
        return new Catalog(known.stream().flatMap(g -> g.resources().stream()).toList());
    }

    private Root look(String path, Root before) throws ApiFailure {
        try (Answer answer = session.get(Get.of(path, ACCEPT, patience).unless(before.etag))) {
            if (answer.isUnchanged()) {
                return before;
            }
            Map<String, Object> document = DiscoveryDocuments.read(answer);
            boolean aggregated = answer.contentType().contains("as=APIGroupDiscoveryList");
            if (aggregated) {
                return new Root(answer.etag(), true, DiscoveryDocuments.aggregated(document));
            }
            return new Root("", false, legacyGroups(path, document));
        } catch (ApiFailure e) {
            if (path.equals("api") && e.trouble() == Trouble.NOT_FOUND) {
                // A server of extensions alone has no core group.
                return new Root("", true, List.of());
            }
            throw e;
        }
    }

    private static List<DiscoveredGroup> legacyGroups(String path, Map<String, Object> document) {
        if (path.equals("apis")) {
            return DiscoveryDocuments.groups(document);
        }
        return DiscoveryDocuments.coreVersions(document).stream()
                .map(version -> new DiscoveredGroup("", version, false, List.of()))
                .toList();
    }

    private DiscoveredGroup resources(DiscoveredGroup group) throws ApiFailure {
        String path =
                group.group().isEmpty()
                        ? "api/" + group.version()
                        : "apis/" + group.group() + "/" + group.version();
        try (Answer answer = session.get(Get.of(path, Get.JSON, patience))) {
            List<Resource> resources =
                    DiscoveryDocuments.resources(
                            group.group(), group.version(), DiscoveryDocuments.read(answer));
            return new DiscoveredGroup(group.group(), group.version(), true, resources);
        } catch (ApiFailure e) {
            if (e.trouble() == Trouble.UNREACHABLE) {
                throw e;
            }
            // Not this server but one behind it.
            return group;
        }
    }

    private DiscoveredGroup withLastKnown(DiscoveredGroup group) {
        Optional<DiscoveredGroup> last = known.stream().filter(group::isSameAs).findFirst();
        return group.current() || !group.resources().isEmpty() || last.isEmpty()
                ? group
                : new DiscoveredGroup(
                        group.group(), group.version(), false, last.get().resources());
    }

    private void tellUnanswered() {
        Set<String> now = new HashSet<>();
        known.stream().filter(g -> !g.current()).forEach(g -> now.add(g.name()));
        for (String group : now) {
            if (!unanswered.contains(group)) {
                LOG.log(
                        Level.WARNING,
                        "the API server cannot tell what {0} serves; its resources stay as they"
                                + " were",
                        group);
            }
        }
        unanswered = now;
    }
}
