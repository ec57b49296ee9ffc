package io.kubeobject.cli;

import io.kubeobject.inspect.Samples;
import io.kubeobject.render.MalformedTextException;
import io.kubeobject.render.SampleReader;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The metrics that a running exporter shows, whichever it is. By the JDK's old HTTP client: the new
 * one would be a module more in the image.
 */
final class RemoteMetrics {

    private static final int TIMEOUT_MILLIS = 30_000;

    private RemoteMetrics() {}

    static boolean isUrl(String word) {
        return word.startsWith("http://") || word.startsWith("https://");
    }

    /** Scrapes once; {@code /metrics} where the URL has no path. */
    static Samples scrape(String url) throws Failure {
        String text;
        try {
            URI written = new URI(url);
            String path = written.getPath() == null ? "" : written.getPath();
            text = get(path.length() > 1 ? written : written.resolve("/metrics"));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new Failure(url + ": not a URL: " + e.getMessage(), e);
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            throw new Failure(url + ": cannot be read: " + reason, e);
        }
        return parse(url, text);
    }

    /** Reads an exposition; {@code name} says where it is from. */
    static Samples parse(String name, String text) throws Failure {
        if (text.stripLeading().startsWith("<")) {
            throw new Failure(name + ": expected metrics, got HTML");
        }
        if (text.stripLeading().startsWith("{")) {
            throw new Failure(name + ": expected metrics, got JSON");
        }
        try {
            return new Samples(SampleReader.read(text));
        } catch (MalformedTextException e) {
            throw new Failure(name + ": line " + e.line() + ": " + e.getMessage(), e);
        }
    }

    private static String get(URI url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Accept", "text/plain;version=0.0.4,text/plain;q=0.5");
        connection.setRequestProperty("Accept-Encoding", "gzip");
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException("the answer is " + status);
            }
            boolean zipped = "gzip".equalsIgnoreCase(connection.getContentEncoding());
            try (InputStream in = connection.getInputStream();
                    InputStream text = zipped ? new GZIPInputStream(in) : in) {
                return new String(text.readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            connection.disconnect();
        }
    }
}
