package io.kubeobject.store;

/** A part of a text, in bytes. */
record Range(int from, int length) {}
