package io.kubeobject.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;

import io.kubeobject.mapping.yaml.Problem;
import io.kubeobject.pipeline.LaneStatus;
import io.kubeobject.pipeline.Pipeline;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The page for people: what is served, how it goes, what is wrong. */
final class LandingPage implements Page {

    private static final String HEAD =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>kube-object-exporter</title>
            <style>
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em }
            h1 { color: #e6522c; font-size: 1.6em }
            table { border-collapse: collapse; width: 100% }
            th, td { border-bottom: 1px solid #8884; padding: .3em .6em; text-align: left }
            .number { text-align: right }
            pre { background: #8881; overflow-x: auto; padding: .6em }
            @media (prefers-color-scheme: dark) { body { background: #1b1b1b; color: #ddd } a { color: #8bf } }
            </style>
            """;

    private final Pipeline pipeline;
    private final Mappings mappings;
    private final BuildInfo build;
    private final List<String> links;

    /**
     * The page.
     *
     * @param links paths to name, in order
     */
    LandingPage(Pipeline pipeline, Mappings mappings, BuildInfo build, List<String> links) {
        this.pipeline = pipeline;
        this.mappings = mappings;
        this.build = build;
        this.links = List.copyOf(links);
    }

    @Override
    public void serve(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        exchange.getResponseHeaders().set("Vary", "Accept");
        Answer.send(exchange, 200, Answer.HTML, html().getBytes(UTF_8));
    }

    private String html() {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<h1>kube-object-exporter</h1>\n<p>").append(escape(build.version()));
        for (String link : links) {
            page.append(" · <a href=\"").append(link).append("\">").append(link).append("</a>");
        }
        page.append("</p>\n");
        String problem = pipeline.problem();
        if (!problem.isEmpty()) {
            page.append("<p><b>").append(escape(problem)).append("</b></p>\n");
        }
        resources(page, pipeline.resources());
        problems(page, mappings.state());
        return page.toString();
    }

    private static void resources(StringBuilder page, List<LaneStatus> resources) {
        page.append("<h2>Resources</h2>\n<table>\n<tr><th>resource<th class=\"number\">objects");
        page.append("<th class=\"number\">series<th>last contact<th>state\n");
        for (LaneStatus resource : resources) {
            Instant last = resource.contact().last();
            page.append("<tr><td>").append(escape(resource.resource()));
            page.append("<td class=\"number\">").append(resource.objects());
            page.append("<td class=\"number\">").append(resource.series());
            page.append("<td>").append(last == null ? "" : last.truncatedTo(ChronoUnit.SECONDS));
            page.append("<td>").append(escape(Words.state(resource))).append('\n');
        }
        page.append("</table>\n");
    }

    private static void problems(StringBuilder page, Mappings.State state) {
        page.append("<h2>Mappings</h2>\n<p>").append(Words.files(state.errors().size()));
        page.append(state.successful() ? ", in use" : ", with errors; what was right last runs");
        page.append("</p>\n");
        for (Problem problem : state.problems()) {
            page.append("<pre>").append(escape(problem.render())).append("</pre>\n");
        }
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
