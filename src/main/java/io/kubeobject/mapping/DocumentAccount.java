package io.kubeobject.mapping;

import io.kubeobject.expr.EvaluationException;
import io.kubeobject.mapping.Attempt.Detail;
import io.kubeobject.object.KubeObject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** What {@link DocumentProgram} does of one family, told. For one object. */
final class DocumentAccount {

    private final Accounts accounts;
    private final LanePart part;
    private final Document document;
    private final Lets lets;
    private final Evaluation evaluation;
    private final StepLog log;

    DocumentAccount(Accounts accounts, LanePart part, Detail detail) {
        this.accounts = accounts;
        this.part = part;
        this.document = part.document();
        this.lets = new Lets(document.preamble().lets());
        this.evaluation = new Evaluation(document, new RowBuffer(), _ -> {});
        this.log = new StepLog(detail, evaluation.frame());
    }

    /** Adds an account of every part of the document that could make the family. */
    void tell(KubeObject object, List<Account> told) {
        Preamble preamble = document.preamble();
        evaluation.frame().object(object.fields());
        Map<String, Object> complete =
                new DefaultsProgram(preamble.defaults()).complete(object.fields(), evaluation);
        evaluation.frame().object(complete);
        evaluation.failedLets(lets.evaluate(evaluation));
        String refused = refused(preamble.where());
        for (Entry entry : document.entries()) {
            if (entry.family().name().equals(accounts.family())) {
                told.add(account(entry, false, refused));
            }
        }
        if (accounts.flattens(part)) {
            Account flattened = flattened(complete, refused);
            // What another part makes by name is nothing that one looks for among the fields.
            boolean sought = !accounts.families().isDeclared(accounts.family());
            if (sought || flattened.attempts().stream().anyMatch(a -> !a.rows().isEmpty())) {
                told.add(flattened);
            }
        }
        for (Observer observer : document.observers()) {
            if (accounts.makes(observer)) {
                told.add(observed(observer, refused));
            }
        }
    }

    /** Why the object does not count at all; empty if it does. */
    private String refused(@Nullable Term where) {
        if (where == null) {
            return "";
        }
        log.tell("where", where);
        try {
            return evaluation.holds(where, "") ? "" : "where is not true";
        } catch (EvaluationException e) {
            return "where fails: " + e.getMessage();
        }
    }

    /** Tells the document's names that some terms use; why these terms cannot be used, or empty. */
    private String failed(List<Term> terms) {
        int[] used = lets.usedBy(terms);
        for (int index : lets.neededBy(terms)) {
            Let let = document.preamble().lets().get(index);
            log.tell("let " + let.variable().name(), let.term());
        }
        return evaluation.hasFailed(used) ? "a name of the document's let fails" : "";
    }

    private Account account(Entry entry, boolean remembered, String refused) {
        int mark = log.mark();
        String failed = failed(EntryProgram.terms(entry));
        String reason = refused.isEmpty() ? failed : refused;
        LabelPlan plan = accounts.families().allow().apply(entry.labels(), accounts.resource());
        if (plan == null) {
            reason = "labelsFrom: no list of the user allows a key of this resource";
        }
        FamilySlot slot = new FamilySlot(entry.family(), document.name(), entry.position(), true);
        LabelProgram labels = labels(plan == null ? entry.labels() : plan);
        EntryAccount account = new EntryAccount(entry, slot, labels, evaluation, log);
        List<Attempt> attempts =
                reason.isEmpty() ? account.attempts() : List.of(account.dropped(reason));
        log.back(mark);
        return new Account(document.name(), entry.position(), remembered, limited(attempts));
    }

    private Account flattened(Map<String, Object> complete, String refused) {
        Flatten flatten = document.flatten();
        if (flatten == null) {
            throw new IllegalStateException("BUG: no flatten in " + document.name());
        }
        int mark = log.mark();
        String failed = failed(EntryProgram.labelTerms(flatten.labels()));
        String reason = refused.isEmpty() ? failed : refused;
        LabelProgram labels = labels(flatten.labels());
        List<Attempt> attempts =
                new FlattenAccount(flatten, accounts.family(), log)
                        .attempts(
                                accounts.root(flatten, labels.names()),
                                complete,
                                labels,
                                evaluation);
        log.back(mark);
        return new Account(
                document.name(),
                flatten.position(),
                false,
                reason.isEmpty()
                        ? limited(attempts)
                        : attempts.stream().map(a -> a.dropped(reason)).toList());
    }

    private Account observed(Observer observer, String refused) {
        return switch (observer) {
            case Observer.Gather(_, Entry entry) -> account(entry, true, refused);
            case Observer.Track track -> {
                int mark = log.mark();
                String failed = failed(track.terms());
                Attempt attempt =
                        new TrackAccount(track, labels(track.labels()), evaluation, log)
                                .attempt(refused.isEmpty() ? failed : refused);
                log.back(mark);
                yield remembered(track, List.of(attempt));
            }
            case Observer.Images images -> {
                int mark = log.mark();
                String failed = failed(images.terms());
                List<Attempt> attempts =
                        new ImagesAccount(images, labels(images.labels()), evaluation, log)
                                .attempts(refused.isEmpty() ? failed : refused);
                log.back(mark);
                yield remembered(images, attempts);
            }
        };
    }

    private Account remembered(Observer observer, List<Attempt> attempts) {
        return new Account(document.name(), observer.position(), true, attempts);
    }

    private List<Attempt> limited(List<Attempt> attempts) {
        Limits limits = document.preamble().limits();
        return attempts.stream()
                .map(
                        a ->
                                !a.rows().isEmpty() && limits.exceededBy(a.labels())
                                        ? a.dropped("a label is longer than the document allows")
                                        : a)
                .toList();
    }

    private LabelProgram labels(LabelPlan plan) {
        String apiGroup = part.showsGroup() ? accounts.resource().group() : "";
        return new LabelProgram(plan, document.preamble().labels(), apiGroup);
    }
}
