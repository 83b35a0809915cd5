package org.subjectdesk.http;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.RequestUtils;
import io.vertx.openapi.validation.ValidatableRequest;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.ValidatableRequestImpl;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the parameters of a request as the caller gave them. The library's own way decodes query
 * and headers once more: a question with a percent sign would be a fault of the desk, and a plus
 * sign a space. No operation has a parameter that is an array or an object.
 */
final class Extraction implements RequestExtractor {
  @Override
  public Future<ValidatableRequest> extractValidatableRequest(
      RoutingContext context, Operation operation) {
    var request = context.request();
    var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    // The validator leaves a body alone that the contract does not know of.
    return request
        .body()
        .map(
            body ->
                new ValidatableRequestImpl(
                    those(Location.COOKIE, request, operation),
                    those(Location.HEADER, request, operation),
                    those(Location.PATH, request, operation),
                    those(Location.QUERY, request, operation),
                    new RequestParameterImpl(body),
                    type));
  }

  private static Map<String, RequestParameter> those(
      Location place, HttpServerRequest request, Operation operation) {
    var found = new HashMap<String, RequestParameter>();
    for (var parameter : operation.getParameters()) {
      if (parameter.getIn() == place) {
        var value = value(request, operation, parameter);
        found.put(parameter.getName(), new RequestParameterImpl(value));
      }
    }
    return found;
  }

  private static @Nullable String value(
      HttpServerRequest request, Operation operation, Parameter parameter) {
    var name = parameter.getName();
    return switch (parameter.getIn()) {
      case COOKIE -> request.cookies(name).stream().map(Cookie::getValue).findFirst().orElse(null);
      case HEADER -> request.getHeader(name);
      case QUERY -> request.params().get(name);
      case PATH ->
          segment(
              request.path(),
              RequestUtils.findPathSegment(operation.getAbsoluteOpenAPIPath(), name));
    };
  }

  private static @Nullable String segment(String path, int number) {
    var segments = path.split("/", -1);
    return number < segments.length
        ? URLDecoder.decode(segments[number], StandardCharsets.UTF_8)
        : null;
  }
}
