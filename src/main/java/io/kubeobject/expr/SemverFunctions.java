package io.kubeobject.expr;

import static io.kubeobject.expr.Function.global;
import static io.kubeobject.expr.Function.member;
import static io.kubeobject.expr.Type.BOOL;
import static io.kubeobject.expr.Type.INT;
import static io.kubeobject.expr.Type.SEMVER;
import static io.kubeobject.expr.Type.STRING;

import java.util.List;

/** Versions: Kubernetes' library; with {@code true} as second argument {@code v1.2} will do. */
final class SemverFunctions {

    static final List<Function> ALL =
            List.of(
                    global("semver").takes(STRING).gives(SEMVER, s -> Semver.parse(s, false)),
                    global("semver").takes(STRING, BOOL).gives(SEMVER, Semver::parse),
                    global("isSemver")
                            .takes(STRING)
                            .gives(BOOL, s -> Semver.read(s, false) != null),
                    global("isSemver")
                            .takes(STRING, BOOL)
                            .gives(BOOL, (s, normalized) -> Semver.read(s, normalized) != null),
                    member("major").takes(SEMVER).gives(INT, v -> v.number(0)),
                    member("minor").takes(SEMVER).gives(INT, v -> v.number(1)),
                    member("patch").takes(SEMVER).gives(INT, v -> v.number(2)),
                    member("isLessThan")
                            .takes(SEMVER, SEMVER)
                            .gives(BOOL, (a, b) -> a.compareTo(b) < 0),
                    member("isGreaterThan")
                            .takes(SEMVER, SEMVER)
                            .gives(BOOL, (a, b) -> a.compareTo(b) > 0),
                    member("compareTo")
                            .takes(SEMVER, SEMVER)
                            .gives(INT, (a, b) -> (long) Integer.signum(a.compareTo(b))));

    private SemverFunctions() {}
}
