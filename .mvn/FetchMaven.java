import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Fetches Maven from Maven Central, or from the repository that MVNW_REPOURL names, checks it, and
 * unpacks it. Run by mvnw, with nothing but a JDK: {@code java FetchMaven.java VERSION SHA512 FOLDER}.
 */
public final class FetchMaven {

  private static final String GROUP = "org.apache.maven";

  public static void main(String[] arguments) throws Exception {
    String version = arguments[0];
    String sha512 = arguments[1];
    Path folder = Path.of(arguments[2]);
    byte[] zip = fetch(address(version));
    String found =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(zip));
    if (!found.equals(sha512)) {
      throw new IllegalStateException("The Maven that was fetched is not the one expected: " + found);
    }
    Path fresh = Files.createTempDirectory(Files.createDirectories(folder.getParent()), "fetch");
    unpack(zip, fresh);
    Path unpacked = fresh.resolve("apache-maven-" + version);
    unpacked.resolve("bin/mvn").toFile().setExecutable(true);
    if (!Files.exists(folder)) {
      Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static URI address(String version) {
    String repository = System.getenv("MVNW_REPOURL");
    return URI.create(
        "%s/%s/apache-maven/%s/apache-maven-%s-bin.zip"
            .formatted(
                repository == null ? central() : repository,
                GROUP.replace('.', '/'),
                version,
                version));
  }

  /** Maven Central is at "repo" in the domain that Maven's own group id spells backwards. */
  private static String central() {
    List<String> domain = Arrays.asList(GROUP.split("\\."));
    Collections.reverse(domain);
    return "https://repo." + String.join(".", domain) + "/maven2";
  }

  private static byte[] fetch(URI address) throws IOException, InterruptedException {
    System.err.println("Fetching Maven from " + address.getHost());
    HttpResponse<byte[]> response =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build()
            .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != 200) {
      throw new IOException(address + " answers " + response.statusCode());
    }
    return response.body();
  }

  private static void unpack(byte[] zip, Path folder) {
    try (ZipInputStream entries = new ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException("The archive reaches outside: " + entry.getName());
        }
        write(entry, entries, target);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(ZipEntry entry, InputStream content, Path target) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
    } else {
      Files.createDirectories(target.getParent());
      Files.copy(content, target);
    }
  }
}
