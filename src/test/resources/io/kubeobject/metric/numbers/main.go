// Prints doubles as Go's strconv does, which is how Prometheus and its Go
// exporters print sample values: the bits in hex, a tab, the text.
//
//	go run main.go > go-doubles.tsv
package main

import (
	"bufio"
	"fmt"
	"math"
	"math/rand"
	"os"
	"strconv"
)

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	put := func(v float64) {
		fmt.Fprintf(out, "%016x\t%s\n", math.Float64bits(v), strconv.FormatFloat(v, 'g', -1, 64))
	}
	around := func(v float64) {
		for _, w := range []float64{math.Nextafter(v, math.Inf(-1)), v, math.Nextafter(v, math.Inf(1))} {
			put(w)
			put(-w)
		}
	}
	put(math.NaN())
	put(math.Inf(1))
	put(math.Inf(-1))
	put(math.Copysign(0, -1))
	for i := 0; i <= 300; i++ {
		put(float64(i))
		put(-float64(i))
	}
	for bits := uint64(1); bits <= 200; bits++ { // the least subnormals have fewer than two digits
		put(math.Float64frombits(bits))
	}
	for e := -324; e <= 308; e++ {
		v, _ := strconv.ParseFloat("1e"+strconv.Itoa(e), 64)
		around(v)
		v, _ = strconv.ParseFloat("9e"+strconv.Itoa(e-1), 64)
		put(v)
	}
	for p := -1074; p <= 1023; p += 3 {
		put(math.Ldexp(1, p))
	}
	for e := uint(20); e <= 62; e++ {
		around(float64(uint64(1) << e))
	}
	for _, v := range []float64{999999, 1e6, 123456, 1234567, 1000001, 99999.5, 999999.5, 0.1, 0.2, 0.3, 0.0001, 0.00001,
		0.00012345, 0.000012345, 1.5, 2.5e-3, 100.25, 1700000000, 1700000000.123, 1763715600, 1e21, 1e22, 1e23,
		123456789012345680, math.MaxFloat64, math.SmallestNonzeroFloat64, math.MaxInt64, math.MinInt64, math.MaxUint32, math.Pi} {
		around(v)
	}
	random := rand.New(rand.NewSource(20261121))
	for i := 0; i < 800; i++ {
		if v := math.Float64frombits(random.Uint64()); !math.IsNaN(v) {
			put(v)
		}
		put(float64(random.Int63n(1 << uint(1+random.Intn(62)))))
		put(math.Round(random.Float64()*1e6) / math.Pow(10, float64(random.Intn(12))))
	}
}
