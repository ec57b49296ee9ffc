package io.kubeobject.architecture;

/** That the package {@code from} uses the package {@code to}, both in full. */
record Dependency(String from, String to) implements Comparable<Dependency> {

    @Override
    public int compareTo(Dependency other) {
        int byFrom = from.compareTo(other.from);
        return byFrom == 0 ? to.compareTo(other.to) : byFrom;
    }
}
