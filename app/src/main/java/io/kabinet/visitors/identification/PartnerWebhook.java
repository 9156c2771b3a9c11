package io.kabinet.visitors.identification;

import io.kabinet.collector.CollectorRoute;
import io.kabinet.shared.OrganizationId;
import io.kabinet.tenancy.Transactions;
import io.kabinet.visitors.ConnectorKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /v1/identifications/KEY}: a partner reports whom it identified. */
@Component
class PartnerWebhook implements CollectorRoute {

    private static final int MOST_NOTICES = 100;
    private static final int LARGEST_BODY = 256 << 10;

    private final DSLContext sql;
    private final Transactions transactions;
    private final Identifying identifying;
    private final JsonMapper json;

    PartnerWebhook(DSLContext sql, Transactions transactions, Identifying identifying, JsonMapper json) {
        this.sql = sql;
        this.transactions = transactions;
        this.identifying = identifying;
        this.json = json;
    }

    /** The connector of a key, and whose it is. */
    private record Known(OrganizationId organization, Origin origin) {}

    @Override
    public String prefix() {
        return "/v1/identifications/";
    }

    @Override
    public int maxBytes() {
        return LARGEST_BODY;
    }

    @Override
    public Answer handle(Call call) {
        if (!call.method().equals("POST")) {
            return problem(405, "method_not_allowed", "Method not allowed");
        }
        JsonNode body;
        try {
            body = json.readTree(call.body());
        } catch (JacksonException notJson) {
            return problem(400, "bad_request", "The body is not JSON");
        }
        var notices = body.isArray() ? List.copyOf(body.values()) : List.of(body);
        if (notices.stream().anyMatch(notice -> !notice.isObject())) {
            return problem(400, "bad_request", "The body is neither an object nor an array of objects");
        }
        if (notices.size() > MOST_NOTICES) {
            return problem(413, "payload_too_large", "More than %d notices".formatted(MOST_NOTICES));
        }
        return connector(call.rest())
                .map(known -> Answer.json(
                        202,
                        json.writeValueAsString(Map.of(
                                "results",
                                notices.stream()
                                        .map(notice -> result(known, notice))
                                        .toList()))))
                .orElseGet(() -> problem(404, "not_found", "Unknown connector key"));
    }

    private Map<String, String> result(Known known, JsonNode notice) {
        return switch (Notice.read(notice, Instant.now())) {
            case Notice.Misread misread ->
                misread.visitId()
                        .map(visitId ->
                                Map.of("visit_id", visitId, "result", Result.INVALID.code(), "field", misread.field()))
                        .orElse(Map.of("result", Result.INVALID.code(), "field", misread.field()));
            case Notice read ->
                Map.of(
                        "visit_id",
                        read.visitId(),
                        "result",
                        identifying
                                .notice(
                                        known.organization,
                                        known.origin,
                                        read.visitId(),
                                        read.visitor(),
                                        read.contact(),
                                        read.at())
                                .code());
        };
    }

    private Optional<Known> connector(String key) {
        if (!key.matches("[A-Za-z0-9_-]{8,100}")) {
            return Optional.empty();
        }
        return transactions.withoutOrganization(() -> sql.fetchOptional(
                        "SELECT connector_id, organization_id, site_id, price_units FROM visitors.connector_by_key(?)",
                        key)
                .map(row -> new Known(
                        new OrganizationId(row.get("organization_id", UUID.class)),
                        new Origin(
                                row.get("connector_id", UUID.class),
                                ConnectorKind.PARTNER_WEBHOOK,
                                row.get("site_id", UUID.class),
                                row.get("price_units", Integer.class)))));
    }

    private Answer problem(int status, String code, String title) {
        return Answer.problem(
                status,
                json.writeValueAsString(Map.of("type", "about:blank", "status", status, "code", code, "title", title)));
    }
}
