package io.kabinet.bench;

/** One of the benchmarks that {@code ./kabinet bench} knows. */
public interface Benchmark {

    /** What is written behind {@code ./kabinet bench}. */
    String name();

    /** Measures, with its ceilings in the same run, and adds the figures. Progress goes to standard error. */
    void run(Table table) throws Exception;
}
