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
