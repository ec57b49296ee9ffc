package io.kubeobject.golden;

import io.kubeobject.mapping.Fault;
import io.kubeobject.mapping.LaneProgram;
import io.kubeobject.mapping.Program;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.Labels;
import io.kubeobject.object.KubeObject;
import io.kubeobject.render.RowWriter;
import io.kubeobject.render.TextFormat;
import io.kubeobject.render.WriteBuffer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that a program makes of some objects, as text: each family once, what went wrong below. */
final class Exposition {

    private record Row(Labels labels, double value) {}

    private final Map<Family, List<Row>> families;
    private final TreeSet<String> faults = new TreeSet<>();

    Exposition(Program program) {
        families = new TreeMap<>(program.order().thenComparing(Family::toString));
    }

    void add(LaneProgram lane, KubeObject object) {
        lane.declared().forEach(family -> families.computeIfAbsent(family, _ -> new ArrayList<>()));
        lane.evaluate(
                object,
                (family, labels, value) ->
                        families.computeIfAbsent(family, _ -> new ArrayList<>())
                                .add(new Row(labels, value)),
                fault -> faults.add(line(fault)));
    }

    private static String line(Fault fault) {
        return "# "
                + fault.kind()
                + " in "
                + fault.mapping()
                + " at line "
                + fault.position().line()
                + ": "
                + fault.metric()
                + ": "
                + fault.message();
    }

    /** The samples of one family, without its header. */
    String samples(String name) {
        WriteBuffer out = new WriteBuffer(1024);
        families.forEach(
                (family, rows) -> {
                    if (family.name().equals(name)) {
                        write(out, family, rows);
                    }
                });
        return new String(out.toBytes(), StandardCharsets.UTF_8);
    }

    String text() {
        return text(TextFormat.PROMETHEUS_TEXT_0_0_4);
    }

    /** In a format, and what went wrong below. */
    String text(TextFormat format) {
        WriteBuffer out = new WriteBuffer(1024);
        families.forEach(
                (family, rows) -> {
                    format.header(out, family);
                    write(out, family, rows);
                });
        format.end(out);
        String text = new String(out.toBytes(), StandardCharsets.UTF_8);
        return faults.isEmpty() ? text : text + String.join("\n", faults) + "\n";
    }

    private static void write(WriteBuffer out, Family family, List<Row> rows) {
        RowWriter writer = new RowWriter(out);
        rows.forEach(row -> writer.row(family.name(), row.labels(), row.value()));
    }
}
