package io.kabinet.identity.security;

import io.kabinet.identity.account.LiveMembership;
import io.kabinet.tenancy.Scope;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** Somebody known by a session or a token: the membership they work under, and the others of their account. */
public final class SignedIn extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient LiveMembership current;
    private final transient List<LiveMembership> all;
    private final transient Scope scope;

    SignedIn(LiveMembership current, List<LiveMembership> all) {
        super(AuthorityUtils.NO_AUTHORITIES);
        this.current = current;
        this.all = all;
        this.scope = current.scope();
        setAuthenticated(true);
    }

    /** Who makes this request, if anybody known does. */
    public static Optional<SignedIn> now() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    void use() {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(this);
        SecurityContextHolder.setContext(context);
    }

    public LiveMembership current() {
        return current;
    }

    public List<LiveMembership> all() {
        return all;
    }

    public Scope scope() {
        return scope;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return current.id().toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
