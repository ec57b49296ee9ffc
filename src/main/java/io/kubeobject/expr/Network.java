package io.kubeobject.expr;

import org.jspecify.annotations.Nullable;

/** An IP address with the length of its network's prefix, as {@code 10.0.0.1/8}. */
record Network(Address address, int length) {

    static Network parse(String text) {
        Network network = read(text);
        if (network == null) {
            throw new EvaluationException(
                    Values.quote(text)
                            + " is not a network; expected for example 10.0.0.0/8 or fd00::/48");
        }
        return network;
    }

    /** Null if the text is none. */
    static @Nullable Network read(String text) {
        int slash = text.lastIndexOf('/');
        Address address = slash < 0 ? null : Address.read(text.substring(0, slash));
        String digits = text.substring(slash + 1);
        if (address == null || !digits.matches("0|[1-9][0-9]{0,2}")) {
            return null;
        }
        int length = Integer.parseInt(digits);
        return length <= address.bits() ? new Network(address, length) : null;
    }

    boolean contains(Address other) {
        return other.wide() == address.wide()
                && other.masked(length).equals(address.masked(length));
    }

    boolean contains(Network other) {
        return length <= other.length && contains(other.address);
    }

    Network masked() {
        return new Network(address.masked(length), length);
    }

    @Override
    public String toString() {
        return address + "/" + length;
    }
}
