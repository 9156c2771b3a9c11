package io.kabinet.identity.rest;

import static io.kabinet.identity.jooq.Tables.KEPT_ANSWER;

import io.kabinet.identity.jooq.tables.records.KeptAnswerRecord;
import io.kabinet.shared.ErrorCode;
import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Scope;
import io.kabinet.tenancy.Transactions;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers to writes that carried an {@code Idempotency-Key}. */
@Component
class KeptAnswers {

    private static final int LONGEST_KEY = 255;

    private final DSLContext sql;
    private final Transactions transactions;
    private final JsonMapper json;

    KeptAnswers(DSLContext sql, Transactions transactions, JsonMapper json) {
        this.sql = sql;
        this.transactions = transactions;
        this.json = json;
    }

    /**
     * What makes two requests the same one.
     *
     * @param route method and path
     * @param key as the caller chose it; empty for none
     * @param bodyHash of the body's bytes
     */
    record Request(String route, Optional<String> key, byte[] bodyHash) {}

    <R> Written<R> once(Scope scope, Request request, int status, Supplier<Optional<R>> effect) {
        var key = request.key();
        if (key.isEmpty()) {
            return Written.of(status, bytes(transactions.write(scope, effect)));
        }
        if (!key.get().matches("[\\x21-\\x7e]{1," + LONGEST_KEY + "}")) {
            throw Refused.invalid("Idempotency-Key", "malformed");
        }
        return transactions.write(scope, () -> {
            lock(scope, request.route(), key.get());
            var kept = find(scope, request.route(), key.get());
            if (kept.isPresent()) {
                return repeated(kept.get(), request);
            }
            var answer = bytes(effect.get());
            keep(scope, request, key.get(), status, answer);
            return Written.of(status, answer);
        });
    }

    /** Held until the transaction ends: a repetition at the same time waits for the first answer. */
    private void lock(Scope scope, String route, String key) {
        sql.execute(
                "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", scope.membership() + " " + route + " " + key);
    }

    private Optional<KeptAnswerRecord> find(Scope scope, String route, String key) {
        return sql.selectFrom(KEPT_ANSWER)
                .where(
                        KEPT_ANSWER.MEMBERSHIP_ID.eq(scope.membership().value()),
                        KEPT_ANSWER.ROUTE.eq(route),
                        KEPT_ANSWER.KEY.eq(key))
                .fetchOptional();
    }

    private static <R> Written<R> repeated(KeptAnswerRecord kept, Request request) {
        if (!Arrays.equals(kept.getBodyHash(), request.bodyHash())) {
            throw Refused.because(ErrorCode.IDEMPOTENCY_KEY_REUSED);
        }
        return Written.of(kept.getStatus(), kept.getBody().getBytes(StandardCharsets.UTF_8));
    }

    private void keep(Scope scope, Request request, String key, int status, byte[] answer) {
        sql.insertInto(KEPT_ANSWER)
                .set(KEPT_ANSWER.ORGANIZATION_ID, scope.organization().value())
                .set(KEPT_ANSWER.MEMBERSHIP_ID, scope.membership().value())
                .set(KEPT_ANSWER.ROUTE, request.route())
                .set(KEPT_ANSWER.KEY, key)
                .set(KEPT_ANSWER.BODY_HASH, request.bodyHash())
                .set(KEPT_ANSWER.STATUS, status)
                .set(KEPT_ANSWER.BODY, new String(answer, StandardCharsets.UTF_8))
                .execute();
    }

    private byte[] bytes(Optional<?> answer) {
        return answer.map(json::writeValueAsBytes).orElse(new byte[0]);
    }
}
