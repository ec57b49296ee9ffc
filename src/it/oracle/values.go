package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/google/cel-go/common/types"
	"github.com/google/cel-go/common/types/ref"
	"github.com/google/cel-go/common/types/traits"
	"k8s.io/apimachinery/pkg/api/resource"
)

func readObject(text []byte) (map[string]any, error) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var object map[string]any
	if err := decoder.Decode(&object); err != nil {
		return nil, fmt.Errorf("a line that is no object: %w", err)
	}
	return plain(object).(map[string]any), nil
}

// A map of an object, which is gone over in the order of its keys: Go has none, and answers must not depend on chance.
type orderedMap struct{ traits.Mapper }

func (m orderedMap) Iterator() traits.Iterator {
	var keys []string
	for each := m.Mapper.Iterator(); each.HasNext() == types.True; {
		keys = append(keys, string(each.Next().(types.String)))
	}
	sort.Strings(keys)
	return types.NewStringList(types.DefaultTypeAdapter, keys).Iterator()
}

func ordered(value any) any {
	switch v := value.(type) {
	case []any:
		elements := make([]ref.Val, len(v))
		for i, element := range v {
			elements[i] = types.DefaultTypeAdapter.NativeToValue(ordered(element))
		}
		return types.NewRefValList(types.DefaultTypeAdapter, elements)
	case map[string]any:
		fields := make(map[ref.Val]ref.Val, len(v))
		for key, field := range v {
			fields[types.String(key)] = types.DefaultTypeAdapter.NativeToValue(ordered(field))
		}
		return orderedMap{types.NewRefValMap(types.DefaultTypeAdapter, fields)}
	}
	return value
}

// As API machinery reads JSON: a number is an int64 if it is written and fits so, else a float64.
func plain(value any) any {
	switch v := value.(type) {
	case json.Number:
		if whole, err := strconv.ParseInt(v.String(), 10, 64); err == nil {
			return whole
		}
		double, _ := v.Float64()
		return double
	case []any:
		for i := range v {
			v[i] = plain(v[i])
		}
	case map[string]any:
		for key, field := range v {
			if field == nil {
				delete(v, key)
			} else {
				v[key] = plain(field)
			}
		}
	}
	return value
}

func show(value ref.Val) string {
	switch v := value.(type) {
	case types.String:
		return quoted(string(v))
	case types.Double:
		return number(float64(v))
	case types.Uint:
		return strconv.FormatUint(uint64(v), 10) + "u"
	case types.Int:
		return strconv.FormatInt(int64(v), 10)
	case types.Bool:
		return strconv.FormatBool(bool(v))
	case types.Bytes:
		return fmt.Sprintf("b\"%x\"", []byte(v))
	case types.Null:
		return "null"
	case types.Timestamp:
		return "timestamp " + v.Format(time.RFC3339Nano)
	case types.Duration:
		return "duration " + strconv.FormatFloat(v.Seconds(), 'f', -1, 64) + "s"
	case *types.Optional:
		if !v.HasValue() {
			return "optional.none()"
		}
		return "optional.of(" + show(v.GetValue()) + ")"
	case traits.Mapper:
		return showMap(v)
	case traits.Lister:
		return showList(v)
	case ref.Type:
		return "type " + v.TypeName()
	}
	return showOther(value)
}

// The types of Kubernetes: the last part of the type's name in lower case, and its text.
func showOther(value ref.Val) string {
	name := value.Type().TypeName()
	name = strings.ToLower(name[strings.LastIndex(name, ".")+1:])
	if quantity, ok := value.Value().(*resource.Quantity); ok {
		digits, suffix := quantity.CanonicalizeBytes(nil) // String() may give the text as it was written
		return name + " " + string(digits) + string(suffix)
	}
	text, err := value.ConvertToNative(reflect.TypeOf(""))
	if err != nil {
		return name
	}
	return name + " " + text.(string)
}

func showList(list traits.Lister) string {
	var parts []string
	for each := list.Iterator(); each.HasNext() == types.True; {
		parts = append(parts, show(each.Next()))
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

func showMap(entries traits.Mapper) string {
	var parts []string
	for each := entries.Iterator(); each.HasNext() == types.True; {
		key := each.Next()
		value, _ := entries.Find(key)
		parts = append(parts, show(key)+": "+show(value))
	}
	sort.Strings(parts)
	return "{" + strings.Join(parts, ", ") + "}"
}

func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(text) + `"`
}

func number(double float64) string {
	text := strconv.FormatFloat(double, 'g', -1, 64)
	if !strings.ContainsAny(text, ".eIN") {
		text += ".0"
	}
	return text
}
