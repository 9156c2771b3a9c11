package io.kabinet.identity.security;

import io.kabinet.identity.account.LiveMembership;
import io.kabinet.identity.account.LiveMemberships;
import io.kabinet.shared.AccountId;
import io.kabinet.shared.MembershipId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * Sessions of pages. They hold two ids; what these may do is read anew at each request, so that who was removed or
 * blocked is out at once.
 */
@Component
public class Sessions {

    private static final String ACCOUNT = "account";
    private static final String MEMBERSHIP = "membership";

    private final LiveMemberships memberships;
    private final FindByIndexNameSessionRepository<? extends Session> repository;

    Sessions(LiveMemberships memberships, FindByIndexNameSessionRepository<? extends Session> repository) {
        this.memberships = memberships;
        this.repository = repository;
    }

    /** Begins a session under a new id, whatever session the browser had before, and with a new token against forgery. */
    public void begin(
            HttpServletRequest request, HttpServletResponse response, AccountId account, MembershipId membership) {
        end(request);
        new CsrfCookies().saveToken(null, request, response);
        var session = request.getSession(true);
        session.setAttribute(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, account.toString());
        session.setAttribute(ACCOUNT, account.toString());
        session.setAttribute(MEMBERSHIP, membership.toString());
    }

    /** Goes on under another membership of the same account. */
    public void switchTo(HttpServletRequest request, MembershipId membership) {
        request.getSession(true).setAttribute(MEMBERSHIP, membership.toString());
        request.changeSessionId();
    }

    public void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Ends all sessions of an account but this request's. */
    public void endOthers(HttpServletRequest request, AccountId account) {
        var session = request.getSession(false);
        var own = session == null ? "" : session.getId();
        repository.findByPrincipalName(account.toString()).keySet().stream()
                .filter(id -> !id.equals(own))
                .forEach(repository::deleteById);
    }

    /** Who is signed in; a session whose membership no longer works ends here. */
    Optional<SignedIn> of(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null || session.getAttribute(ACCOUNT) == null) {
            return Optional.empty();
        }
        var all = memberships.of(AccountId.of(attribute(session, ACCOUNT)));
        var current = MembershipId.of(attribute(session, MEMBERSHIP));
        Optional<LiveMembership> live =
                all.stream().filter(one -> one.id().equals(current)).findFirst();
        if (live.isEmpty()) {
            session.invalidate();
        }
        return live.map(one -> new SignedIn(one, all));
    }

    private static String attribute(HttpSession session, String name) {
        return String.valueOf(session.getAttribute(name));
    }
}
