package dev.marlin.api.scim;

import dev.marlin.kernel.MarlinException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Refusals as SCIM's clients read them (RFC 7644, section 3.12). */
@ControllerAdvice(basePackageClasses = ScimErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ScimErrors {
    static final MediaType TYPE = MediaType.parseMediaType("application/scim+json");

    @ExceptionHandler(ScimException.class)
    ResponseEntity<Map<String, Object>> refused(ScimException refused) {
        return answer(refused.status(), refused.type(), String.valueOf(refused.getMessage()));
    }

    @ExceptionHandler(MarlinException.class)
    ResponseEntity<Map<String, Object>> refused(MarlinException refused) {
        String detail = String.valueOf(refused.getMessage());
        return switch (refused.problem()) {
            case INVALID, MALFORMED -> answer(400, "invalidValue", detail);
            case CONFLICT, LEASE_ENDED -> answer(409, "uniqueness", detail);
            case SIGN_IN_NEEDED, FORBIDDEN, NOT_FOUND, KEY_REUSED, TOO_LARGE, TOO_MANY, UNAVAILABLE, INTERNAL ->
                answer(refused.problem().status(), "", detail);
        };
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    ResponseEntity<Map<String, Object>> unreadable() {
        return answer(400, "invalidSyntax", "The body is not JSON, or not of this shape. Nothing was changed.");
    }

    private static ResponseEntity<Map<String, Object>> answer(int status, String type, String detail) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schemas", List.of("urn:ietf:params:scim:api:messages:2.0:Error"));
        body.put("status", Integer.toString(status));
        if (!type.isEmpty()) {
            body.put("scimType", type);
        }
        body.put("detail", detail);
        return ResponseEntity.status(status).contentType(TYPE).body(body);
    }
}
