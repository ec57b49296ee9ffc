package io.kubeobject.generate;

import io.kubeobject.mapping.yaml.Alert;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The alert rules that mappings carry, for Prometheus: a group per document, in their order. */
public final class AlertRules {

    private static final String NAME = "kube-object-exporter";
    private static final String TEST = "test";

    private final List<Alert> alerts;

    private AlertRules(List<Alert> alerts) {
        this.alerts = List.copyOf(alerts);
    }

    public static AlertRules of(List<Alert> alerts) {
        return new AlertRules(alerts);
    }

    /** A file for {@code rule_files} of Prometheus' configuration. */
    public String ruleFile() {
        return yaml(tree("groups", groups()));
    }

    /** A PrometheusRule of the Prometheus Operator, {@code monitoring.coreos.com/v1}. */
    public String prometheusRule() {
        Map<String, Object> metadata = tree("name", NAME);
        metadata.put("labels", tree("app.kubernetes.io/name", NAME));
        Map<String, Object> rule = tree("apiVersion", "monitoring.coreos.com/v1");
        rule.put("kind", "PrometheusRule");
        rule.put("metadata", metadata);
        rule.put("spec", tree("groups", groups()));
        return yaml(rule);
    }

    /**
     * The tests of the alerts, for {@code promtool test rules}.
     *
     * @param ruleFile where the rules are, seen from the tests
     */
    public String tests(String ruleFile) {
        Map<String, Object> file = tree("rule_files", List.of(ruleFile));
        file.put("evaluation_interval", "1m");
        List<Object> tests = new ArrayList<>();
        for (Alert alert : alerts) {
            maps(alert.rule().get(TEST)).forEach(test -> tests.add(test(alert, test)));
        }
        file.put("tests", tests);
        return yaml(file);
    }

    /** The alerts that carry no test. */
    public List<Alert> untested() {
        return alerts.stream().filter(alert -> maps(alert.rule().get(TEST)).isEmpty()).toList();
    }

    private List<Map<String, Object>> groups() {
        Map<String, List<Object>> byDocument = new LinkedHashMap<>();
        for (Alert alert : alerts) {
            Map<String, Object> rule = new LinkedHashMap<>(alert.rule());
            rule.remove(TEST);
            byDocument.computeIfAbsent(alert.document(), _ -> new ArrayList<>()).add(rule);
        }
        List<Map<String, Object>> groups = new ArrayList<>();
        byDocument.forEach(
                (document, rules) -> {
                    Map<String, Object> group = tree("name", document);
                    group.put("rules", rules);
                    groups.add(group);
                });
        return groups;
    }

    /** With what a test need not say: which alert, and that values are a minute apart. */
    private static Map<String, Object> test(Alert alert, Map<String, Object> written) {
        Map<String, Object> test = tree("name", alert.name());
        test.put("interval", "1m");
        test.putAll(written);
        List<Object> expectations = new ArrayList<>();
        for (Map<String, Object> expectation : maps(written.get("alert_rule_test"))) {
            Map<String, Object> complete = tree("eval_time", "0");
            complete.put("alertname", alert.name());
            complete.putAll(expectation);
            complete.putIfAbsent("exp_alerts", List.of());
            expectations.add(complete);
        }
        test.put("alert_rule_test", expectations);
        return test;
    }

    @SuppressWarnings("unchecked") // the mapping's blocks are lists of maps with names as keys
    private static List<Map<String, Object>> maps(@Nullable Object list) {
        return list instanceof List<?> found ? (List<Map<String, Object>>) found : List.of();
    }

    private static Map<String, Object> tree(String key, Object value) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(key, value);
        return tree;
    }

    private static String yaml(Map<String, Object> tree) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        options.setDereferenceAliases(true);
        return new Yaml(options).dump(tree);
    }
}
