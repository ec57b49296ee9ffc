package io.kubeobject.mapping;

import static java.util.Objects.requireNonNull;

import io.kubeobject.metric.Family;
import io.kubeobject.object.Catalog;
import io.kubeobject.object.Resource;
import io.kubeobject.object.ResourceRef;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** All documents of all files, in order. Immutable. */
public final class Program {

    /** Label of series whose resource shares plural and kind with one of an earlier group. */
    static final String API_GROUP = "api_group";

    /** Read only where a document names them: too many, or too private. */
    private static final Set<String> NEVER_BY_WILDCARD = Set.of("events", "secrets");

    /** With families that are off until they are asked for. */
    private final List<Document> all;

    private final List<Document> documents;
    private final Set<String> disabled;
    private final Choice choice;
    private final Families families;

    /**
     * What the user asks for beside the mappings.
     *
     * @param optIn names of families that are off by themselves
     * @param wanted names of families that are made at all
     * @param allow which labels and annotations are taken, where a mapping leaves that open
     */
    private record Choice(Predicate<String> optIn, Predicate<String> wanted, AllowLists allow) {

        Document of(Document document) {
            return document.optingIn(optIn);
        }

        /** Whether something is left of a document, so that its resource has to be read. */
        boolean takes(Document document) {
            return document.isEmpty() || !of(document).without(wanted.negate()).isEmpty();
        }
    }

    private Program(List<Document> all, Set<String> disabled, Choice choice) {
        this.all = List.copyOf(all);
        this.documents = all.stream().filter(choice::takes).map(choice::of).toList();
        this.disabled = Set.copyOf(disabled);
        this.choice = choice;
        this.families = new Families(documents, this.disabled, choice.wanted(), choice.allow());
    }

    /**
     * A program of documents in the order of the user's files.
     *
     * @param documents of distinct names; their families of {@code optIn: true} are off
     * @param disabled names of families that are not made
     */
    public static Program of(List<Document> documents, Set<String> disabled) {
        return new Program(documents, disabled, new Choice(_ -> false, _ -> true, AllowLists.NONE));
    }

    /** The same with those families of {@code optIn: true} alone whose names are asked for. */
    public Program optingIn(Predicate<String> names) {
        requireNonNull(names, "names is null");
        return new Program(all, disabled, new Choice(names, choice.wanted(), choice.allow()));
    }

    /**
     * The same without those families whose names are not wanted. Two programs that differ in
     * nothing else are equal: flags do not change while the process runs.
     */
    public Program wanting(Predicate<String> names) {
        requireNonNull(names, "names is null");
        return new Program(all, disabled, new Choice(choice.optIn(), names, choice.allow()));
    }

    /**
     * The same with what the user says about labels and annotations. Two programs that differ in
     * nothing else are equal: flags do not change while the process runs.
     */
    public Program allowing(AllowLists lists) {
        requireNonNull(lists, "lists is null");
        return new Program(all, disabled, new Choice(choice.optIn(), choice.wanted(), lists));
    }

    /** The same with one document alone; without any if there is none of that name. */
    public Program only(String document) {
        List<Document> chosen = all.stream().filter(d -> d.name().equals(document)).toList();
        return new Program(chosen, disabled, choice);
    }

    /** Whether the user keeps a family from being made. */
    public boolean isDisabled(String family) {
        return families.isDisabled(family);
    }

    /** The resource that a document reads; that of all resources if there is no such document. */
    public ResourceRef reads(String document) {
        return all.stream()
                .filter(d -> d.name().equals(document))
                .findFirst()
                .map(d -> d.target().resource())
                .orElseGet(() -> new ResourceRef("*", "", List.of()));
    }

    /**
     * The documents in order, with families that are off until they are asked for, without those
     * that are not made.
     */
    public List<Document> documents() {
        return all.stream().map(document -> document.without(families::isDisabled)).toList();
    }

    /** The lanes that the documents make of the resources that are served now. */
    public List<LaneProgram> lanes(Catalog catalog) {
        Map<LaneProgram.Key, List<LanePart>> lanes = new LinkedHashMap<>();
        for (Document document : documents) {
            Target target = document.target();
            for (Resource resource : resolve(target, catalog)) {
                LaneProgram.Key key =
                        new LaneProgram.Key(
                                resource, target.labelSelector(), target.fieldSelector());
                lanes.computeIfAbsent(key, _ -> new ArrayList<>())
                        .add(part(document, resource, catalog));
            }
        }
        return lanes.entrySet().stream()
                .map(lane -> new LaneProgram(lane.getKey(), lane.getValue(), families))
                .toList();
    }

    private static List<Resource> resolve(Target target, Catalog catalog) {
        List<Resource> resources = catalog.resolve(target.resource());
        if (!target.resource().isWildcard()) {
            return resources;
        }
        return resources.stream()
                .filter(resource -> !NEVER_BY_WILDCARD.contains(resource.plural()))
                .filter(resource -> target.except().stream().noneMatch(ref -> names(ref, resource)))
                .toList();
    }

    private static boolean names(ResourceRef ref, Resource resource) {
        boolean plural = ref.isWildcard() || ref.plural().equals(resource.plural());
        return plural && (ref.anyGroup() || ref.group().equals(resource.group()));
    }

    private LanePart part(Document document, Resource resource, Catalog catalog) {
        if (!document.target().resource().isWildcard()) {
            return new LanePart(document, false, true);
        }
        return new LanePart(
                document,
                hasTwinBefore(resource, catalog),
                documents.stream().noneMatch(other -> flattens(other, document, resource)));
    }

    /** Whether an earlier group serves a resource of the same plural and kind. */
    private static boolean hasTwinBefore(Resource resource, Catalog catalog) {
        for (Resource other : catalog.served()) {
            if (other.plural().equals(resource.plural()) && other.kind().equals(resource.kind())) {
                return !other.group().equals(resource.group());
            }
        }
        return false;
    }

    /** Whether a document by name flattens the resource, as a wildcard does, to the same names. */
    private static boolean flattens(Document other, Document wildcard, Resource resource) {
        Flatten theirs = other.flatten();
        Flatten ours = wildcard.flatten();
        return theirs != null
                && ours != null
                && !other.target().resource().isWildcard()
                && names(other.target().resource(), resource)
                && FlattenProgram.prefix(theirs, resource)
                        .equals(FlattenProgram.prefix(ours, resource));
    }

    /** Resources that documents name and that are not served now; wildcards never wait. */
    public List<Waiting> waiting(Catalog catalog) {
        return documents.stream()
                .map(document -> document.target().resource())
                .distinct()
                .filter(ref -> !ref.isWildcard() && catalog.resolve(ref).isEmpty())
                .map(ref -> new Waiting(ref, hint(ref, catalog)))
                .toList();
    }

    private static String hint(ResourceRef ref, Catalog catalog) {
        return catalog.served().stream()
                .filter(resource -> resource.plural().equals(ref.plural()))
                .map(r -> r.group().equals(ref.group()) ? r.id() + "/" + r.version() : r.id())
                .findFirst()
                .map(id -> "the API server has " + id)
                .orElse("");
    }

    /** The order in which families are written. */
    public Comparator<Family> order() {
        return families::compare;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Program other
                && documents.equals(other.documents)
                && disabled.equals(other.disabled);
    }

    @Override
    public int hashCode() {
        return documents.hashCode();
    }
}
