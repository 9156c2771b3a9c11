package io.kabinet.billing.pages;

import io.kabinet.billing.Commodity;
import io.kabinet.billing.EntryFilter;
import io.kabinet.billing.Operation;
import io.kabinet.ui.Page;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The filters of the history as they stand in the address: {@code account=money}, {@code operation=charge},
 * {@code month=2026-11}. What does not fit is left out.
 */
public record HistoryFilter(Commodity commodity, Optional<Operation> operation, Optional<YearMonth> month) {

    private static final int MONTHS = 12;

    static HistoryFilter of(Page page) {
        var address = page.address();
        return new HistoryFilter(
                address.value("account").filter("money"::equals).isPresent()
                        ? Commodity.KOPECKS
                        : Commodity.IDENTIFICATIONS,
                address.value("operation").flatMap(HistoryFilter::operation),
                address.value("month").flatMap(HistoryFilter::month));
    }

    /** The operations that an account of this commodity knows. */
    public Set<Operation> operations() {
        return switch (commodity) {
            case IDENTIFICATIONS ->
                EnumSet.of(
                        Operation.CHARGE,
                        Operation.ACCRUAL,
                        Operation.HOLD,
                        Operation.RELEASE,
                        Operation.EXPIRY,
                        Operation.REVERSAL);
            case KOPECKS -> EnumSet.of(Operation.SALE, Operation.PAYMENT, Operation.REVERSAL);
        };
    }

    /** The months that can be chosen, newest first. */
    public List<YearMonth> months(LocalDate today) {
        var present = YearMonth.from(today);
        return java.util.stream.IntStream.range(0, MONTHS)
                .mapToObj(present::minusMonths)
                .toList();
    }

    /** Whether anything is filtered. */
    public boolean narrows() {
        return operation.isPresent() || month.isPresent();
    }

    EntryFilter entries(Page page) {
        var zone = page.format().zone();
        return new EntryFilter(
                commodity,
                operation.filter(operations()::contains).map(Set::of).orElse(Set.of()),
                month.map(chosen -> chosen.atDay(1).atStartOfDay(zone).toInstant()),
                month.map(chosen ->
                        chosen.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant()));
    }

    private static Optional<Operation> operation(String code) {
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.code().equals(code))
                .findFirst();
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text));
        } catch (DateTimeParseException noMonth) {
            return Optional.empty();
        }
    }
}
