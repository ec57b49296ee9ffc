package main

import (
	"errors"
	"reflect"
	"strings"
	"time"

	"github.com/google/cel-go/cel"
	"github.com/google/cel-go/common/types"
	"github.com/google/cel-go/common/types/ref"
	"github.com/robfig/cron/v3"
)

// Schedules are no part of Kubernetes' expressions: these functions ask the library that its CronJob controller asks, as it does.
type schedule struct{ when cron.Schedule }

var scheduleType = cel.OpaqueType("cron_schedule")

func schedules() []cel.EnvOption {
	return []cel.EnvOption{
		cel.Function("cron",
			cel.Overload("cron_zone", []*cel.Type{cel.StringType, cel.StringType}, scheduleType, cel.BinaryBinding(newSchedule)),
			cel.Overload("cron_utc", []*cel.Type{cel.StringType}, scheduleType, cel.UnaryBinding(func(text ref.Val) ref.Val {
				return newSchedule(text, types.String(""))
			}))),
		cel.Function("next", cel.MemberOverload("cron_next", []*cel.Type{scheduleType, cel.TimestampType}, cel.TimestampType,
			cel.BinaryBinding(func(when, after ref.Val) ref.Val { return when.(schedule).next(after.(types.Timestamp).Time) }))),
		cel.Function("valid", cel.MemberOverload("cron_valid", []*cel.Type{scheduleType}, cel.BoolType,
			cel.UnaryBinding(func(when ref.Val) ref.Val { return types.Bool(when.(schedule).when != nil) }))),
	}
}

func newSchedule(text, zone ref.Val) ref.Val {
	full := string(text.(types.String))
	in := string(zone.(types.String))
	// as the CronJob controller: a schedule may name its zone itself, and there is no zone beside it then
	if in != "" || !strings.Contains(full, "TZ") {
		full = "TZ=" + in + " " + full
	}
	when, err := cron.ParseStandard(full)
	if err != nil {
		return schedule{}
	}
	return schedule{when}
}

func (s schedule) next(after time.Time) ref.Val {
	if s.when == nil {
		return types.NewErr("not a schedule")
	}
	found := s.when.Next(after)
	if found.IsZero() {
		return types.NewErr("no such key: a time within five years")
	}
	return types.Timestamp{Time: found}
}

func (s schedule) ConvertToNative(reflect.Type) (any, error) {
	return nil, errors.New("a schedule has no text")
}

func (s schedule) ConvertToType(ref.Type) ref.Val { return types.NewErr("a schedule is nothing else") }

func (s schedule) Equal(other ref.Val) ref.Val { return types.Bool(s == other) }

func (s schedule) Type() ref.Type { return scheduleType }

func (s schedule) Value() any { return s.when }
