package io.kubeobject.cli;

/** Entry point of the program. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.err.println("koe: no command yet");
        System.exit(2);
    }
}
