package io.kubeobject.inspect;

import io.kubeobject.exposition.Scrape;
import io.kubeobject.exposition.ScrapeRequest;
import io.kubeobject.mapping.Program;
import io.kubeobject.pipeline.Pipeline;
import io.kubeobject.pipeline.PipelineOptions;
import io.kubeobject.render.MalformedTextException;
import io.kubeobject.render.SampleReader;
import io.kubeobject.source.ObjectSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;

/** What a program makes of the objects that are there now, by the way that the server takes. */
public final class Rendition {

    private Rendition() {}

    /**
     * All samples of one scrape, once everything has been listed.
     *
     * @param source stays the caller's
     * @throws TimeoutException if something cannot be listed for so long; the message says what
     */
    public static Samples of(
            ObjectSource source, Program program, InstantSource clock, Duration patience)
            throws InterruptedException, TimeoutException {
        try (Pipeline pipeline = new Pipeline(source, program, PipelineOptions.STANDARD, clock)) {
            pipeline.start();
            if (!pipeline.awaitReady(patience)) {
                throw new TimeoutException("not everything could be listed: " + pipeline.missing());
            }
            return scrape(pipeline);
        }
    }

    static Samples scrape(Pipeline pipeline) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Scrape.of(pipeline.snapshot(), ScrapeRequest.PLAIN).writeTo(out);
            return new Samples(SampleReader.read(out.toString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("BUG: no text can be written to memory", e);
        } catch (MalformedTextException e) {
            throw new IllegalStateException("BUG: our own text cannot be read", e);
        }
    }
}
