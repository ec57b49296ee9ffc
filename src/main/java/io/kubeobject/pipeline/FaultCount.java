package io.kubeobject.pipeline;

/**
 * How often something went wrong in one place of a mapping.
 *
 * @param kind {@code error}, {@code cost}, {@code duplicate}, {@code illegal_name}, {@code limit};
 *     {@code bug} if it is our own fault
 * @param mapping name of the document; empty for a bug
 * @param metric name of the family; empty if the whole document is concerned
 * @param count since the start
 * @param first the first one that was met under this program, with the object, for the user
 */
public record FaultCount(String kind, String mapping, String metric, long count, String first) {}
