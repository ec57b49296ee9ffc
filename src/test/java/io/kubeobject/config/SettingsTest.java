package io.kubeobject.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class SettingsTest {

    @Test
    void value_followsItsFlagOrAnEqualsSign() throws UsageException {
        Settings settings = read("--log.level", "debug", "--context=staging");
        settings.check();
        assertThat(settings.text(Flag.LOG_LEVEL)).isEqualTo("debug");
        assertThat(settings.text(Flag.CONTEXT)).isEqualTo("staging");
        assertThat(settings.text(Flag.LOG_FORMAT)).isEqualTo("logfmt");
    }

    @Test
    void lists_areRepeatedOrSeparatedByCommas() {
        assertThat(read("--mappings", "a.yaml,b", "--mappings=pack:default").list(Flag.MAPPINGS))
                .containsExactly("a.yaml", "b", "pack:default");
        assertThat(read().list(Flag.MAPPINGS)).containsExactly("pack:default");
        assertThat(problems("--mappings", "a,,b"))
                .containsExactly("--mappings: an empty name in the list");
    }

    @Test
    void regexes_keepTheirCommas() {
        assertThat(read("--metrics", "a{1,2}", "--metrics", "b").list(Flag.METRICS))
                .containsExactly("a{1,2}", "b");
    }

    @Test
    void environment_countsWhereTheFlagIsMissing() {
        Map<String, String> environment =
                Map.of("KOE_LOG_LEVEL", "warn", "KOE_MAPPINGS", "x,y", "KOE_ONCE", "true");
        Settings settings =
                Settings.read(RunOptions.FLAGS, List.of("--log.level=error"), environment);
        assertThat(settings.text(Flag.LOG_LEVEL)).isEqualTo("error");
        assertThat(settings.list(Flag.MAPPINGS)).containsExactly("x", "y");
        assertThat(settings.isOn(Flag.ONCE)).isTrue();
    }

    @Test
    void environment_emptyOrFalse_isNotGiven() {
        Settings settings =
                Settings.read(
                        RunOptions.FLAGS,
                        List.of(),
                        Map.of("KOE_CONTEXT", "", "KOE_ONCE", "false"));
        assertThat(settings.isGiven(Flag.CONTEXT)).isFalse();
        assertThat(settings.isOn(Flag.ONCE)).isFalse();
    }

    @Test
    void environment_isNamedInItsProblems() {
        Settings settings = Settings.read(RunOptions.FLAGS, List.of(), Map.of("KOE_ONCE", "yes"));
        assertThat(catchThrowableOfType(UsageException.class, settings::check).problems())
                .containsExactly("KOE_ONCE: expected true or false, got \"yes\"");
    }

    @Test
    void environment_misspelt_isWarnedOf_andKubernetesOwnIsNot() {
        assertThat(
                        Settings.warnings(
                                Map.of(
                                        "KOE_MAPPING", "x",
                                        "KOE_PORT_9101_TCP_ADDR", "10.0.0.1",
                                        "KOE_SERVICE_HOST", "10.0.0.1",
                                        "KOE_JAVA_OPTS", "-Xmx1g",
                                        "KOE_LOG_LEVEL", "info")))
                .containsExactly("KOE_MAPPING is not read; did you mean KOE_MAPPINGS?");
    }

    @Test
    void versionAndHelp_areNoVariables() throws UsageException {
        Settings settings =
                Settings.read(
                        List.of(Flag.VERSION, Flag.HELP), List.of(), Map.of("KOE_VERSION", "1.2"));
        settings.check();
        assertThat(settings.isOn(Flag.VERSION)).isFalse();
    }

    @Test
    void unknownFlag_getsTheNearestWord() {
        assertThat(problems("--maping", "x", "--log.lvel=debug", "-mappings", "--frobnicate"))
                .containsExactly(
                        "unknown flag --maping; did you mean --mappings?",
                        "unknown flag --log.lvel; did you mean --log.level?",
                        "unknown flag -mappings; did you mean --mappings?",
                        "unknown flag --frobnicate");
    }

    @Test
    void flagsOfOtherPrograms_getAdvice() {
        assertThat(problems("--port=8080", "--shard", "1"))
                .containsExactly(
                        "--port: write --web.listen-address HOST:PORT, for example :8080",
                        "--shard: this version does not shard; run one instance for the whole"
                                + " cluster without it");
    }

    @Test
    void missingOrDoubleValue_isAProblem() {
        assertThat(problems("--context", "--log.level=info", "--log.level=warn", "--server="))
                .containsExactly(
                        "--context needs a value: --context NAME",
                        "--log.level is given twice; it takes one value",
                        "--server needs a value: --server=URL");
        assertThat(problems("--context"))
                .containsExactly("--context needs a value: --context NAME");
        assertThat(problems("--once=maybe"))
                .containsExactly("--once: expected true or false, got \"maybe\"");
    }

    @Test
    void words_areWhatIsNoFlag() {
        assertThat(read("a.json", "-", "--log.level", "warn", "b", "--", "--once").words())
                .containsExactly("a.json", "-", "b", "--once");
    }

    @Test
    void check_reportsEverythingAtOnce() {
        Settings settings = read("--bogus", "--context");
        assertThatThrownBy(settings::check)
                .hasMessageContaining("--bogus")
                .hasMessageContaining("NAME");
    }

    private static Settings read(String... arguments) {
        return Settings.read(RunOptions.FLAGS, List.of(arguments), Map.of());
    }

    private static List<String> problems(String... arguments) {
        Settings settings = read(arguments);
        return catchThrowableOfType(UsageException.class, settings::check).problems();
    }
}
