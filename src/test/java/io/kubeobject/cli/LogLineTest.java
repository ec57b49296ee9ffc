package io.kubeobject.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;

class LogLineTest {

    private static final String NASTY = "a \"b\"\nc=d\u001b[31m\\ é";

    @Test
    void logfmt_quotesWhatNeedsIt() {
        assertThat(LogLine.LOGFMT.write(entry(Level.INFO, "serving"), "serving", 0))
                .isEqualTo(
                        "time=2026-11-21T10:00:00.123Z level=info logger=source.kubernetes"
                                + " msg=serving");
        assertThat(LogLine.LOGFMT.write(entry(Level.WARNING, NASTY), NASTY, 3))
                .endsWith(
                        "level=warn logger=source.kubernetes"
                                + " msg=\"a \\\"b\\\"\\nc=d\\u001B[31m\\\\ é\" repeated=3");
    }

    @Test
    void json_isOneObject() throws IOException {
        LogRecord entry = entry(Level.SEVERE, NASTY);
        entry.setThrown(new IOException("reset\nby peer"));
        String line = LogLine.JSON.write(entry, NASTY, 2);
        assertThat(line).doesNotContain("\n");
        JsonNode json = new ObjectMapper().readTree(line);
        assertThat(json.get("level").asText()).isEqualTo("error");
        assertThat(json.get("msg").asText()).isEqualTo(NASTY);
        assertThat(json.get("error").asText()).isEqualTo("java.io.IOException: reset\nby peer");
        assertThat(json.get("repeated").asInt()).isEqualTo(2);
    }

    @Test
    void sentence_isForPeople_withoutControls() {
        assertThat(LogLine.SENTENCE.write(entry(Level.WARNING, NASTY), NASTY, 0))
                .isEqualTo("koe: warning: a \"b\" c=d [31m\\ é");
    }

    @Test
    void error_hasItsStack_ifItIsOurs() {
        LogRecord entry = entry(Level.SEVERE, "no");
        entry.setThrown(new IllegalStateException("BUG: it cannot be"));
        assertThat(LogLine.LOGFMT.write(entry, "no", 0))
                .contains("BUG: it cannot be\\n\\tat io.kubeobject.cli.LogLineTest");
    }

    @Test
    void message_hasItsParameters() {
        LogRecord entry = entry(Level.INFO, "synced {0} of {1}");
        entry.setParameters(new Object[] {"a", 2});
        assertThat(LogLine.message(entry)).isEqualTo("synced a of 2");
        entry.setMessage("not {a pattern");
        assertThat(LogLine.message(entry)).isEqualTo("not {a pattern");
    }

    private static LogRecord entry(Level level, String message) {
        LogRecord entry = new LogRecord(level, message);
        entry.setLoggerName("io.kubeobject.source.kubernetes");
        entry.setInstant(Instant.parse("2026-11-21T10:00:00.123456Z"));
        return entry;
    }
}
