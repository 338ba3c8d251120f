package org.muster.projections.page;

import io.quarkus.qute.TemplateExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/// The words of the page, all of them in `page/texts.properties`.
public final class Texts {

  static final String FILE = "/page/texts.properties";

  private static final Properties ALL = load();

  private Texts() {}

  /// A text by its name; in templates `{text:of('name')}`.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  @TemplateExtension(namespace = "text")
  public static String of(String name) {
    String text = ALL.getProperty(name);
    if (text == null) {
      throw new IllegalArgumentException("no text is named " + name);
    }
    return text;
  }

  /// A text of a code, such as a status; the code itself where there is none.
  static String ofCode(String group, String code) {
    return ALL.getProperty(group + "." + code, code.replace('-', ' '));
  }

  /// A text with values in its places.
  static String with(String name, Object... values) {
    return new MessageFormat(of(name), Locale.UK).format(values);
  }

  private static Properties load() {
    Properties texts = new Properties();
    try (InputStream in = Objects.requireNonNull(Texts.class.getResourceAsStream(FILE), FILE)) {
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
