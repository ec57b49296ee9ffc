package main

import (
	"fmt"
	"strings"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/common/types"
	"github.com/google/cel-go/common/types/ref"
	"github.com/google/cel-go/ext"
	"k8s.io/apimachinery/pkg/util/version"
	"k8s.io/apiserver/pkg/cel/environment"
)

// The fields at the top of the objects that cases use, beside object itself.
var roots = []string{"apiVersion", "kind", "metadata", "spec", "status", "data"}

type oracle struct {
	env *cel.Env
}

// The environment of admission policies, and the two extensions of cel-go that we offer and they do not.
func newOracle() (*oracle, error) {
	options := append(schedules(), ext.Math(), ext.Encoders(), cel.Variable("object", cel.DynType))
	for _, root := range roots {
		options = append(options, cel.Variable(root, cel.DynType))
	}
	set, err := environment.MustBaseEnvSet(version.MajorMinor(1, 36)).Extend(
		environment.VersionedOptions{IntroducedVersion: version.MajorMinor(1, 0), EnvOptions: options})
	if err != nil {
		return nil, err
	}
	env, err := set.Env(environment.StoredExpressions)
	if err != nil {
		return nil, err
	}
	return &oracle{env}, nil
}

// The variables of an object.
func bind(object map[string]any) map[string]any {
	variables := map[string]any{"object": ordered(object)}
	for _, root := range roots {
		if field, ok := object[root]; ok {
			variables[root] = ordered(field)
		}
	}
	return variables
}

func (o *oracle) evaluate(expression string, objects []map[string]any) []result {
	results := make([]result, len(objects))
	program, err := o.compile(expression)
	for i, variables := range objects {
		if err != nil {
			results[i] = result{Rejected: err.Error()}
		} else {
			results[i] = run(program, variables)
		}
	}
	return results
}

func (o *oracle) compile(expression string) (program cel.Program, err error) {
	defer func() {
		if panicked := recover(); panicked != nil {
			err = fmt.Errorf("panic: %v", panicked)
		}
	}()
	ast, issues := o.env.Compile(expression)
	if issues.Err() != nil {
		return nil, issues.Err()
	}
	return o.env.Program(ast, cel.CostLimit(1_000_000_000))
}

func run(program cel.Program, variables map[string]any) (found result) {
	defer func() {
		if panicked := recover(); panicked != nil {
			found = result{Error: fmt.Sprintf("panic: %v", panicked)}
		}
	}()
	value, _, err := program.Eval(variables)
	if err != nil {
		return failed(err.Error())
	}
	return ended(value)
}

// An optional is what it holds; null, and nothing, are absent.
func ended(value ref.Val) result {
	for {
		optional, ok := value.(*types.Optional)
		if !ok {
			break
		}
		if !optional.HasValue() {
			return result{Absent: "optional.none()"}
		}
		value = optional.GetValue()
	}
	if value == types.NullValue {
		return result{Absent: "null"}
	}
	if err, ok := value.(*types.Err); ok {
		return failed(err.Error())
	}
	text := show(value)
	return result{Value: &text}
}

func failed(message string) result {
	for _, missing := range []string{"no such key", "no such attribute", "index out of bounds"} {
		if strings.HasPrefix(message, missing) {
			return result{Absent: message}
		}
	}
	return result{Error: message}
}
