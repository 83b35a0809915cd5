package org.subjectdesk.http;

import io.vertx.ext.web.openapi.router.RouterBuilder;

/** Some operations of the contract. */
public interface Operations {
  /** Fills them. */
  void mount(RouterBuilder routes);
}
