package io.kabinet.shared;

/**
 * An amount of roubles in kopecks. Arithmetic that leaves the range of {@code long} throws {@link ArithmeticException}.
 */
public record Money(long kopecks) implements Comparable<Money> {

    public static final String CURRENCY = "RUB";
    public static final Money ZERO = new Money(0);

    public Money plus(Money other) {
        return new Money(Math.addExact(kopecks, other.kopecks));
    }

    public Money negated() {
        return new Money(Math.negateExact(kopecks));
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(kopecks, other.kopecks);
    }
}
