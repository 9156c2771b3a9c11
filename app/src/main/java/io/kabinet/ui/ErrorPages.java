package io.kabinet.ui;

import io.kabinet.shared.Refused;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Errors that never reached a controller: those of filters and of the server itself. */
@Controller
class ErrorPages implements ErrorController {

    private final Refusals refusals;

    ErrorPages(Refusals refusals) {
        this.refusals = refusals;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest dispatched, HttpServletResponse response) {
        var request = new Original(dispatched);
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception fault) {
            return refusals.answer(fault, request, response);
        }
        var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return refusals.answer(Refused.because(Refusals.code(status)), "", request, response);
    }

    /** The request as it was made, before the server sent it here. */
    private static final class Original extends HttpServletRequestWrapper {

        Original(HttpServletRequest dispatched) {
            super(dispatched);
        }

        @Override
        public String getRequestURI() {
            return attribute(RequestDispatcher.ERROR_REQUEST_URI, super.getRequestURI());
        }

        @Override
        public String getMethod() {
            return attribute(RequestDispatcher.ERROR_METHOD, super.getMethod());
        }

        private String attribute(String name, String otherwise) {
            return getAttribute(name) instanceof String value ? value : otherwise;
        }
    }
}
