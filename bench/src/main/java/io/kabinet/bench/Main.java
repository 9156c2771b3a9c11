package io.kabinet.bench;

import io.kabinet.bench.collector.CollectorBenchmark;
import io.kabinet.bench.ledger.LedgerBenchmark;
import java.util.Arrays;
import java.util.List;

/** {@code ./kabinet bench [NAME]}: runs one benchmark or all, and prints a table. Exit 1 when a target is missed. */
public final class Main {

    private static final List<Benchmark> ALL = List.of(new CollectorBenchmark(), new LedgerBenchmark());

    private Main() {}

    static void main(String[] names) throws Exception {
        var chosen = names.length == 0
                ? ALL
                : ALL.stream()
                        .filter(each -> Arrays.asList(names).contains(each.name()))
                        .toList();
        if (chosen.isEmpty()) {
            System.err.println("kabinet: no benchmark of that name; there are: "
                    + String.join(", ", ALL.stream().map(Benchmark::name).toList()));
            System.exit(2);
        }
        var table = new Table();
        for (var benchmark : chosen) {
            benchmark.run(table);
        }
        System.out.print(table);
        System.exit(table.allTargetsMet() ? 0 : 1);
    }
}
