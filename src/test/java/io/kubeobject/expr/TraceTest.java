package io.kubeobject.expr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class TraceTest {

    private static final Map<String, Object> OBJECT =
            Map.of(
                    "metadata",
                    Map.of("name", "web"),
                    "spec",
                    Map.of("list", List.of(Map.of("n", 1L), Map.of("n", 2L))));

    private static Trace trace(String source) throws ExpressionException {
        Frame frame = new Frame(Environment.ofObject());
        frame.object(OBJECT);
        return Expression.compile(source, Environment.ofObject()).trace(frame);
    }

    private static List<String> lines(Trace trace) {
        List<String> lines = new ArrayList<>();
        lines.add(trace.text() + " → " + trace.shown());
        trace.parts().forEach(part -> lines.addAll(lines(part)));
        return lines;
    }

    @Test
    void partInParentheses_isShownWhole() throws ExpressionException {
        assertThat(lines(trace("((metadata.name) == 'a)' || has(spec)) && !(spec.x > 1)")))
                .contains(
                        "(metadata.name) == 'a)' || has(spec) → true",
                        "(metadata.name) == 'a)' → false",
                        "!(spec.x > 1) → absent",
                        "spec.x > 1 → absent",
                        "spec.x → absent");
    }

    @Test
    void loop_hasThePartsOfEachTurn() throws ExpressionException {
        assertThat(lines(trace("spec.list.exists(x, x.n == 2)")))
                .startsWith("spec.list.exists(x, x.n == 2) → true")
                .containsSubsequence("x.n → 1", "x.n → 2");
    }

    @Test
    void branchThatIsNotTaken_isNotThere() throws ExpressionException {
        assertThat(lines(trace("has(spec.x) ? spec.x : 0"))).doesNotContain("spec.x → 0");
    }

    @Test
    void failure_isTold() throws ExpressionException {
        Trace trace = trace("int(metadata.name) + 1");
        assertThat(trace.result()).isEqualTo(Trace.Result.FAILED);
        assertThat(lines(trace)).contains("metadata.name → \"web\"");
    }

    @Test
    void jsonPath_isOneStep() throws ExpressionException {
        assertThat(lines(trace("$.spec.list[*].n"))).containsExactly("$.spec.list[*].n → [1, 2]");
    }

    @Test
    void variablesOfTheFrame_stayAsTheyAre() throws ExpressionException {
        Environment more = Environment.ofObject().with("v");
        Frame frame = new Frame(more);
        frame.object(OBJECT);
        frame.set(0, "kept");

        Expression.compile("spec.list.exists(x, x.n == 2)", Environment.ofObject()).trace(frame);

        assertThat(Expression.compile("v", more).evaluate(frame)).isEqualTo("kept");
    }
}
