package org.subjectdesk.walk;

import com.fasterxml.jackson.databind.DeserializationFeature;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.subjectdesk.client.ApiClient;
import org.subjectdesk.client.ApiException;
import org.subjectdesk.client.ApiResponse;
import org.subjectdesk.client.api.LibrariansApi;
import org.subjectdesk.client.model.OpenGuestSessionRequest;
import org.subjectdesk.client.model.ReaderSession;
import org.subjectdesk.client.model.SignInRequest;
import org.subjectdesk.client.model.SignedIn;

/** The ways in: as nobody, as a reader, as a librarian. Writes down what was answered well. */
final class Door {
  private final String url;
  private final Map<String, String> passwords;
  private final List<String> answered = new ArrayList<>();

  Door(String url, Map<String, String> passwords) {
    this.url = url + "/api/v1";
    this.passwords = passwords;
  }

  List<String> answered() {
    return List.copyOf(answered);
  }

  Client nobody() {
    return client(_ -> {});
  }

  Client reader(ReaderSession session) {
    return client(call -> call.header("Authorization", "Bearer " + session.getToken()));
  }

  /** A guest who has just opened the page of demo-a. */
  Client guest() throws ApiException {
    return reader(
        nobody().reader().openGuestSession(new OpenGuestSessionRequest().library("demo-a")));
  }

  /** One of the demo's librarians. */
  Client librarian(String id) throws ApiException {
    return librarian(new SignInRequest().id(id).password(password(id)));
  }

  Client librarian(SignInRequest form) throws ApiException {
    return signedIn(new LibrariansApi(wire(_ -> {})).signInWithHttpInfo(form));
  }

  /** The cookie of the answer and its word let her in from now on. */
  Client signedIn(ApiResponse<SignedIn> answer) {
    var cookie = answer.getHeaders().get("set-cookie").getFirst().split(";", 2)[0];
    var word = answer.getData().getCsrf();
    return client(call -> call.header("Cookie", cookie).header("x-csrf-token", word));
  }

  String password(String librarian) {
    return Objects.requireNonNull(passwords.get(librarian), librarian);
  }

  /** What a client makes up for each message and act. */
  static String newId() {
    return UUID.randomUUID().toString();
  }

  private Client client(Consumer<HttpRequest.Builder> signing) {
    return new Client(wire(signing));
  }

  private ApiClient wire(Consumer<HttpRequest.Builder> signing) {
    var mapper = new FileMapper(ApiClient.createDefaultObjectMapper());
    // Whatever the desk says has to stand in the contract.
    mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    return new ApiClient(ApiClient.createDefaultHttpClientBuilder(), mapper, url)
        .setRequestInterceptor(signing)
        .setResponseInterceptor(this::keep);
  }

  private void keep(HttpResponse<InputStream> answer) {
    if (answer.statusCode() / 100 == 2) {
      var path = answer.uri().getPath().substring("/api/v1".length());
      answered.add(answer.request().method() + " " + path);
    }
  }
}
