package io.kubeobject.mapping;

import io.kubeobject.object.Resource;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which labels and annotations of objects may become labels of series, where a mapping leaves that
 * to the user: {@code allow: flag:labels}. Keys are plurals or ids of resources, or {@code *} for
 * all, which takes the place of every other, as in kube-state-metrics; values are globs.
 */
public record AllowLists(Map<String, List<String>> labels, Map<String, List<String>> annotations) {

    /** What a mapping writes for the list of labels. */
    public static final String LABELS = "flag:labels";

    /** What a mapping writes for the list of annotations. */
    public static final String ANNOTATIONS = "flag:annotations";

    /** Nothing is allowed. */
    public static final AllowLists NONE = new AllowLists(Map.of(), Map.of());

    /** Matches no key: an empty list of globs would match all. */
    private static final String NOTHING = "";

    public AllowLists {
        labels = Map.copyOf(labels);
        annotations = Map.copyOf(annotations);
    }

    /**
     * The labels of an entry, with what the lists say about the resource. Null if some map of the
     * object is left to the user, and he allows nothing: then the entry has no rows.
     */
    @Nullable LabelPlan apply(LabelPlan plan, Resource resource) {
        List<LabelPlan.FromMap> maps = new ArrayList<>();
        for (LabelPlan.FromMap map : plan.maps()) {
            List<String> allow = resolve(map.allow(), resource);
            if (allow == null) {
                return null;
            }
            maps.add(
                    new LabelPlan.FromMap(
                            map.map(), map.prefix(), allow, map.style(), map.clash()));
        }
        return new LabelPlan(plan.labels(), maps, plan.absence());
    }

    private @Nullable List<String> resolve(List<String> allow, Resource resource) {
        List<String> globs = new ArrayList<>();
        boolean any = allow.isEmpty();
        for (String glob : allow) {
            List<String> named =
                    switch (glob) {
                        case LABELS -> of(labels, resource);
                        case ANNOTATIONS -> of(annotations, resource);
                        default -> List.of(glob);
                    };
            if (named != null) {
                any = true;
                globs.addAll(named);
            }
        }
        if (any && globs.isEmpty() && !allow.isEmpty()) {
            globs.add(NOTHING);
        }
        return any ? globs : null;
    }

    private static @Nullable List<String> of(Map<String, List<String>> lists, Resource resource) {
        List<String> every = lists.get("*");
        if (every != null) {
            return every;
        }
        List<String> byId = lists.get(resource.id());
        return byId == null ? lists.get(resource.plural()) : byId;
    }
}
