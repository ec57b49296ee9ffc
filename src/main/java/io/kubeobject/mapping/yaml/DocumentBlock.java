package io.kubeobject.mapping.yaml;

import static java.util.Objects.requireNonNull;

import io.kubeobject.mapping.Document;
import io.kubeobject.mapping.Target;
import io.kubeobject.object.ResourceRef;

import java.util.List;

/** A whole document: one resource and its metrics. */
final class DocumentBlock {

    static final Key<String> NAME =
            Key.optional(
                    "name",
                    Scalar.text("a name"),
                    "name of the document; a later one of the same name takes its place");
    static final Key<Integer> KOE =
            Key.optional(
                    "koe",
                    Scalar.choice(List.of(1), String::valueOf),
                    "version of the language: 1");
    static final Key<ResourceRef> RESOURCE =
            Key.required(
                    "resource",
                    Scalar.parsed("a resource", ResourceRef::parse),
                    "the resource to read, as plural[.group][/version], or \"*\"");
    static final Key<List<ResourceRef>> EXCEPT =
            Key.optional(
                    "exceptResources",
                    new Listing<>("resources", Scalar.parsed("a resource", ResourceRef::parse)),
                    "resources that a wildcard leaves out");
    static final Key<String> SELECTOR =
            Key.optional(
                    "selector",
                    Scalar.text("a label selector"),
                    "label selector, for the API server");
    static final Key<String> FIELD_SELECTOR =
            Key.optional(
                    "fieldSelector",
                    Scalar.text("a field selector"),
                    "field selector, for the API server");

    static final Block BLOCK =
            new Block(
                    "document",
                    "maps one resource to metrics",
                    List.of(NAME, KOE, RESOURCE, EXCEPT, SELECTOR, FIELD_SELECTOR));

    private DocumentBlock() {}

    /** Compiles a document whose block was read without an error. */
    static Document compile(Fields fields, Reading reading) {
        return new Document(
                fields.get(NAME, reading.defaultName()),
                reading.position(fields.node()),
                new Target(
                        requireNonNull(fields.get(RESOURCE), "BUG: resource is required"),
                        fields.list(EXCEPT),
                        fields.get(SELECTOR, ""),
                        fields.get(FIELD_SELECTOR, "")));
    }
}
