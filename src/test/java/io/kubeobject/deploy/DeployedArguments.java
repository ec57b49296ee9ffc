package io.kubeobject.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The arguments that the Deployment of deploy/kubectl gives to the program. */
final class DeployedArguments {

    private static final Path DEPLOYMENT =
            Path.of("deploy/kubectl/060-Deployment-kube-object-exporter.yaml");

    private DeployedArguments() {}

    static List<String> read() throws IOException {
        Object arguments =
                Documents.at(
                        Documents.read(DEPLOYMENT),
                        "spec",
                        "template",
                        "spec",
                        "containers",
                        0,
                        "args");
        return ((List<?>) arguments).stream().map(Object::toString).toList();
    }
}
