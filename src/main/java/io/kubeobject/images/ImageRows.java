package io.kubeobject.images;

import io.kubeobject.derive.ImageRule.Checks;
import io.kubeobject.derive.ImageRule.Output;
import io.kubeobject.derive.ImageRule.State;
import io.kubeobject.derive.ImageRule.Which;
import io.kubeobject.metric.Family;
import io.kubeobject.metric.Labels;
import io.kubeobject.metric.LiveRows;
import io.kubeobject.metric.RowSink;

import java.util.List;

/**
 * The rows of one moment: of each container, exactly one state holds in all families together.
 *
 * @param families those of the outputs, in their order
 */
record ImageRows(List<Output> outputs, List<Family> families, Picture picture) implements LiveRows {

    /**
     * What is known of containers, in parallel lists.
     *
     * @param modes without a container of which nothing is known
     */
    record Picture(List<Labels> labels, List<String> modes, ImageSource.Totals totals) {}

    @Override
    public long size() {
        long size = 0;
        for (Output output : outputs) {
            size += output instanceof State ? picture.labels.size() : 1;
        }
        return size;
    }

    @Override
    public void write(Family family, RowSink rows) {
        for (Output output : outputs) {
            if (output.family().name().equals(family.name())) {
                write(output, family, rows);
            }
        }
    }

    private void write(Output output, Family family, RowSink rows) {
        switch (output) {
            case State state -> {
                for (int i = 0; i < picture.labels.size(); i++) {
                    boolean holds = picture.modes.get(i).equals(state.mode());
                    rows.row(family, picture.labels.get(i), holds ? 1 : 0);
                }
            }
            case Checks checks -> {
                ImageSource.Totals totals = picture.totals;
                long count = checks.which() == Which.ALL ? totals.checks() : totals.failed();
                rows.row(family, Labels.NONE, (double) count);
            }
        }
    }
}
