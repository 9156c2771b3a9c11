package io.kabinet.identity.rest;

import io.kabinet.shared.Refused;
import io.kabinet.tenancy.Scope;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A request that changes something: its body, not read before the rights were asked for, and its
 * {@code Idempotency-Key}. The body is a record {@code T}: components in snake_case; {@code Optional} for what may be left
 * out or null; JSON types are strict; fields that {@code T} does not know are ignored, so that clients may send back what
 * they got. {@code Void} for a request without a body.
 *
 * <p>The effect and the answer are one transaction of the scope's organization. With a key a repetition gets the first
 * answer, for 30 days; another body under the same key is refused; repetitions at the same time wait. Only what was
 * committed is kept: a refused request may be repeated.
 */
public final class Write<T> {

    private final Body<T> body;
    private final KeptAnswers answers;
    private final KeptAnswers.Request request;

    Write(Body<T> body, KeptAnswers answers, KeptAnswers.Request request) {
        this.body = body;
        this.answers = answers;
        this.request = request;
    }

    /** Answers 201 with what the effect returns. */
    public <R> Written<R> created(Scope scope, Function<T, R> effect) {
        return once(scope, 201, effect.andThen(Optional::of));
    }

    /** Answers 200 with what the effect returns. */
    public <R> Written<R> changed(Scope scope, Function<T, R> effect) {
        return once(scope, 200, effect.andThen(Optional::of));
    }

    /** Answers 204 without a body. */
    public Written<Void> done(Scope scope, Consumer<T> effect) {
        return once(scope, 204, command -> {
            effect.accept(command);
            return Optional.empty();
        });
    }

    /**
     * Reads the body, and runs the effect unless it has been run under the same key.
     *
     * @throws Refused {@code BAD_REQUEST} when the body is not JSON, {@code INVALID} with every field that does not fit,
     *     {@code IDEMPOTENCY_KEY_REUSED}, and whatever the effect throws
     */
    private <R> Written<R> once(Scope scope, int status, Function<T, Optional<R>> effect) {
        var command = body.read();
        return answers.once(scope, request, status, () -> effect.apply(command));
    }
}
