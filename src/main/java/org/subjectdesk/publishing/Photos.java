package org.subjectdesk.publishing;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.subjectdesk.routing.Roster;

/**
 * The librarians' photos in {@code alliance/photos}, read once: what is served is what was checked.
 * Immutable and safe for any thread.
 */
public final class Photos {
  /** What a guide on a slow phone can bear. */
  static final int LARGEST = 300 * 1024;

  private final Map<String, Photo> byLibrarian;

  private Photos(Map<String, Photo> byLibrarian) {
    this.byLibrarian = Map.copyOf(byLibrarian);
  }

  /**
   * One photo.
   *
   * @param type its media type, by its content
   * @param content not to be changed
   */
  public record Photo(String type, Buffer content) {}

  /** None. */
  public static Photos none() {
    return new Photos(Map.of());
  }

  /**
   * Reads those that a roster names. Blocking.
   *
   * @throws UncheckedIOException if a file was taken away since the roster was read
   */
  public static Photos read(Path faqData, Roster roster) {
    var photos = new HashMap<String, Photo>();
    for (var librarian : roster.librarians()) {
      librarian
          .photo()
          .flatMap(name -> photo(folder(faqData).resolve(name)))
          .ifPresent(photo -> photos.put(librarian.id(), photo));
    }
    return new Photos(photos);
  }

  /** The photo of a librarian. */
  public Optional<Photo> of(String librarian) {
    return Optional.ofNullable(byLibrarian.get(librarian));
  }

  static Path folder(Path faqData) {
    return faqData.resolve("alliance").resolve("photos");
  }

  /** What is wrong with a file; empty when nothing is. */
  static String fault(Path file) {
    var name = FaqFolder.name(file);
    try {
      if (!Files.isRegularFile(file)) {
        return "there is no photo " + name;
      }
      if (Files.size(file) > LARGEST) {
        return "the photo " + name + " is larger than 300 kB";
      }
      var ending = name.substring(name.lastIndexOf('.') + 1).replace("jpg", "jpeg");
      return type(Files.readAllBytes(file)).equals("image/" + ending)
          ? ""
          : "the photo " + name + " is not what its name says";
    } catch (IOException _) {
      return "the photo " + name + " cannot be read";
    }
  }

  private static Optional<Photo> photo(Path file) {
    try {
      var content = Files.readAllBytes(file);
      return Optional.of(new Photo(type(content), Buffer.buffer(content)))
          .filter(photo -> !photo.type().isEmpty());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** By the first bytes: JPEG (FF D8 FF), PNG (89 "PNG"), WebP ("RIFF", size, "WEBP"). */
  private static String type(byte[] content) {
    if (begins(content, 0, 0xFF, 0xD8, 0xFF)) {
      return "image/jpeg";
    }
    if (begins(content, 0, 0x89, 'P', 'N', 'G')) {
      return "image/png";
    }
    return begins(content, 0, 'R', 'I', 'F', 'F') && begins(content, 8, 'W', 'E', 'B', 'P')
        ? "image/webp"
        : "";
  }

  private static boolean begins(byte[] content, int at, int... bytes) {
    for (var i = 0; i < bytes.length; i++) {
      if (content.length <= at + i || (content[at + i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
