package org.subjectdesk.alliance.resource;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where a provider may send the harvester. The protocol lets it send it to another server (section
 * 3.1.2.2), so that a provider of the directory that was taken over could have the desk ask
 * addresses behind its firewall: another host must be a public one.
 */
final class Redirects {
  private Redirects() {}

  /** Whether an address is one of the web. */
  static boolean isWeb(URI address) {
    var scheme = String.valueOf(address.getScheme());
    return (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"))
        && address.getHost() != null;
  }

  /** The address to ask next; empty when it must not be asked. */
  static Optional<URI> next(URI asked, HttpResponse<?> response) {
    var location = response.headers().firstValue("location");
    if (location.isEmpty()) {
      return Optional.empty();
    }
    try {
      var next = asked.resolve(location.get());
      var leavesSecrecy =
          asked.getScheme().equalsIgnoreCase("https")
              && !String.valueOf(next.getScheme()).equalsIgnoreCase("https");
      return isWeb(next) && !leavesSecrecy && isAllowed(asked, next)
          ? Optional.of(next)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static boolean isAllowed(URI asked, URI next) {
    if (asked.getHost().equalsIgnoreCase(next.getHost())) {
      return true;
    }
    try {
      return Arrays.stream(InetAddress.getAllByName(next.getHost())).allMatch(Redirects::isPublic);
    } catch (UnknownHostException _) {
      return false;
    }
  }

  private static boolean isPublic(InetAddress address) {
    var bytes = address.getAddress();
    // RFC 6598; some clouds tell their machines' secrets there.
    var isShared = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xC0) == 64;
    var isUniqueLocal = bytes.length == 16 && (bytes[0] & 0xFE) == 0xFC; // RFC 4193
    return !address.isLoopbackAddress()
        && !address.isAnyLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isSiteLocalAddress()
        && !address.isMulticastAddress()
        && !isShared
        && !isUniqueLocal;
  }
}
