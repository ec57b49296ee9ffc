package io.kubeobject.store;

import io.kubeobject.metric.Family;
import io.kubeobject.metric.Labels;
import io.kubeobject.metric.Numbers;
import io.kubeobject.object.ObjectKey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a lane has to serve, kept in the most obvious way: for each object the lines of each family;
 * a list is a second map that takes the place of the first.
 */
final class LaneModel {

    /** One row, to be given to the store and to the model. */
    record Row(Family family, String[] names, String[] values, double value) {

        Labels labels() {
            return Labels.of(names, values);
        }

        String line() {
            StringBuilder line = new StringBuilder(family.name());
            for (int i = 0; i < names.length; i++) {
                line.append(i == 0 ? "{" : ",")
                        .append(names[i])
                        .append("=\"")
                        .append(
                                values[i]
                                        .replace("\\", "\\\\")
                                        .replace("\"", "\\\"")
                                        .replace("\n", "\\n"))
                        .append('"');
            }
            return line.append(names.length == 0 ? " " : "} ").append(Numbers.format(value)) + "\n";
        }
    }

    private Map<ObjectKey, List<Row>> present = new TreeMap<>(LaneModel::compare);
    private Map<ObjectKey, List<Row>> listed = present;

    private static int compare(ObjectKey a, ObjectKey b) {
        return a.toString().compareTo(b.toString());
    }

    void listStarted() {
        listed = new TreeMap<>(LaneModel::compare);
    }

    void synced() {
        present = listed;
    }

    void put(ObjectKey key, List<Row> rows) {
        listed.put(key, rows);
    }

    void delete(ObjectKey key) {
        listed.remove(key);
    }

    void withdrawn() {
        present = new TreeMap<>(LaneModel::compare);
        listed = present;
    }

    /** Whether puts go to a set that is not served yet. */
    boolean isListing() {
        return listed != present;
    }

    List<ObjectKey> presentKeys() {
        return List.copyOf(present.keySet());
    }

    int objects() {
        return present.size();
    }

    long series() {
        return present.values().stream().mapToLong(List::size).sum();
    }

    /** Family name → its lines, sorted; families without lines are left out. */
    Map<String, List<String>> lines() {
        Map<String, List<String>> lines = new TreeMap<>();
        for (List<Row> rows : present.values()) {
            for (Row row : rows) {
                lines.computeIfAbsent(row.family().name(), _ -> new ArrayList<>()).add(row.line());
            }
        }
        lines.values().forEach(l -> l.sort(null));
        return lines;
    }
}
