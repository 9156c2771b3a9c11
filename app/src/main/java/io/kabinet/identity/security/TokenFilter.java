package io.kabinet.identity.security;

import io.kabinet.identity.account.LiveMemberships;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out whose API token a request carries. A token may what its membership may at this moment. */
final class TokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final int LONGEST = 200;

    private final LiveMemberships memberships;

    TokenFilter(LiveMemberships memberships) {
        this.memberships = memberships;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) && header.length() <= LONGEST) {
            memberships
                    .ofToken(header.substring(SCHEME.length()).strip())
                    .ifPresent(membership -> new SignedIn(membership, List.of(membership)).use());
        }
        chain.doFilter(request, response);
    }
}
