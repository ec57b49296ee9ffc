// Command cel-oracle says what Kubernetes makes of expressions: cel-go with the libraries and options that admission policies run with.
//
// Lines of JSON in, lines of JSON out, in the same order:
//
//	{"object": {…}}         one more object; no answer
//	{"clear": true}         forget the objects; no answer
//	{"expression": "…"}     {"results": [RESULT, …]}, one for each object so far
//
// A result is {"value": "…"} with a text that shows the type, {"absent": "…"} if a key or an element is not there,
// {"error": "…"}, or, for every object alike, {"rejected": "…"} if the expression does not compile.
//
// Roots are variables of type dyn: object and its top-level fields. As at the end of every expression of ours, a result that is an
// optional is what it holds, and null and an empty optional are absent; a key whose value is null is taken out of the objects.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"runtime"
)

type request struct {
	Object     json.RawMessage `json:"object"`
	Expression *string         `json:"expression"`
	Clear      bool            `json:"clear"`
}

type result struct {
	Value    *string `json:"value,omitempty"`
	Absent   string  `json:"absent,omitempty"`
	Error    string  `json:"error,omitempty"`
	Rejected string  `json:"rejected,omitempty"`
}

type answer struct {
	Results []result `json:"results"`
}

const longestLine = 16 << 20

func main() {
	if len(os.Args) > 1 {
		fmt.Println("usage: cel-oracle <cases.jsonl >results.jsonl")
		return
	}
	if err := serve(); err != nil {
		fmt.Fprintln(os.Stderr, "cel-oracle:", err)
		os.Exit(1)
	}
}

// Evaluates on every core and answers in order: each case has a channel of its own in a queue that the writer follows.
func serve() error {
	base, err := newOracle()
	if err != nil {
		return err
	}
	answers := make(chan chan answer, 256)
	slots := make(chan struct{}, runtime.NumCPU())
	written := make(chan error, 1)
	go write(answers, written)
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<16), longestLine)
	var objects []map[string]any
	for in.Scan() {
		var asked request
		if err := json.Unmarshal(in.Bytes(), &asked); err != nil {
			return fmt.Errorf("a line that is no request: %w", err)
		}
		switch {
		case asked.Clear:
			objects = nil
		case asked.Expression != nil:
			done := make(chan answer, 1)
			answers <- done
			slots <- struct{}{}
			go func(over []map[string]any) {
				done <- answer{base.evaluate(*asked.Expression, over)}
				<-slots
			}(objects[:len(objects):len(objects)])
		default:
			object, err := readObject(asked.Object)
			if err != nil {
				return err
			}
			objects = append(objects, bind(object))
		}
	}
	close(answers)
	if err := <-written; err != nil {
		return err
	}
	return in.Err()
}

func write(answers <-chan chan answer, written chan<- error) {
	out := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for next := range answers {
		if err := encoder.Encode(<-next); err != nil {
			written <- err
			return
		}
		if len(answers) == 0 {
			if err := out.Flush(); err != nil {
				written <- err
				return
			}
		}
	}
	written <- out.Flush()
}
