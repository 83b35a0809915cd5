package org.subjectdesk.store;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link OnEachStore} does. */
final class EachStore implements TestTemplateInvocationContextProvider {
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<? extends TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Stream.of(Database.values()).map(On::new);
  }

  private record On(Database database) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int index) {
      return database.name();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Parameters(database));
    }
  }

  private record Parameters(Database database) implements ParameterResolver {
    private static final Namespace OURS = Namespace.create(EachStore.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      var type = parameter.getParameter().getType();
      return type == Store.class || type == StoreSettings.class || type == Database.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      var type = parameter.getParameter().getType();
      if (type == Database.class) {
        return database;
      }
      // JUnit closes what is kept here after the test, the latest first.
      var kept = context.getStore(OURS);
      var settings =
          kept.computeIfAbsent("fresh", key -> database.fresh(), FreshDatabase.class).settings();
      return type == Store.class
          ? kept.computeIfAbsent("store", key -> open(settings, context), Store.class)
          : settings;
    }

    private static Store open(StoreSettings settings, ExtensionContext context) {
      var asked =
          AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), OnEachStore.class);
      return Store.open(settings, Thread::startVirtualThread, asked.orElseThrow().migrations());
    }
  }
}
