package io.kubeobject.mapping;

import io.kubeobject.mapping.Attempt.Detail;
import io.kubeobject.mapping.Attempt.Row;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.Labels;
import io.kubeobject.object.KubeObject;
import io.kubeobject.object.Resource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells how one family comes, or does not come, of the objects of a lane. Same rows as {@link
 * LaneProgram#evaluate}, but for limits of all objects together. For one thread.
 */
public final class Accounts {

    private final Resource resource;
    private final List<LanePart> parts;
    private final Families families;
    private final String family;
    private final Map<Flatten, PathNode> roots = new HashMap<>();

    Accounts(Resource resource, List<LanePart> parts, Families families, String family) {
        this.resource = resource;
        this.families = families;
        this.family = family;
        this.parts =
                families.isDisabled(family)
                        ? List.of()
                        : parts.stream().filter(this::concerns).toList();
    }

    private boolean concerns(LanePart part) {
        Document document = part.document();
        return document.entries().stream().anyMatch(e -> e.family().name().equals(family))
                || document.observers().stream().anyMatch(this::makes)
                || flattens(part);
    }

    /** Whether nothing here could make the family. */
    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** What every part that could make the family made of an object. */
    public List<Account> of(KubeObject object, Detail detail) {
        List<Account> accounts = new ArrayList<>();
        for (LanePart part : parts) {
            new DocumentAccount(this, part, detail).tell(object, accounts);
        }
        return withoutRepeats(accounts);
    }

    /** Of rows with the same labels the first counts. */
    private static List<Account> withoutRepeats(List<Account> accounts) {
        Set<Labels> seen = new HashSet<>();
        List<Account> distinct = new ArrayList<>();
        for (Account account : accounts) {
            distinct.add(
                    account.remembered()
                            ? account
                            : new Account(
                                    account.document(),
                                    account.position(),
                                    false,
                                    account.attempts().stream().map(a -> first(a, seen)).toList()));
        }
        return distinct;
    }

    private static Attempt first(Attempt attempt, Set<Labels> seen) {
        List<Row> rows = attempt.rows().stream().filter(row -> seen.add(row.labels())).toList();
        return rows.isEmpty() && !attempt.rows().isEmpty()
                ? attempt.dropped("a row of the object before this one has the same labels")
                : new Attempt(attempt.steps(), attempt.labels(), rows, attempt.reason());
    }

    Resource resource() {
        return resource;
    }

    Families families() {
        return families;
    }

    String family() {
        return family;
    }

    /** Whether an observer makes the family. */
    boolean makes(Observer observer) {
        return observer.families().stream().map(Family::name).anyMatch(family::equals);
    }

    /** Whether a document could flatten some field to the family. */
    boolean flattens(LanePart part) {
        Flatten flatten = part.document().flatten();
        return flatten != null
                && part.flattens()
                && family.startsWith(FlattenProgram.prefix(flatten, resource) + "_");
    }

    /** The tree of names of a flatten, which is kept from object to object. */
    PathNode root(Flatten flatten, List<String> labels) {
        return roots.computeIfAbsent(
                flatten,
                f -> PathNode.root(new PathRules(f, labels), FlattenProgram.prefix(f, resource)));
    }
}
