package org.muster.localstack.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The health check of the containers, run as it is against a server that answers.
class ReadyScriptTest {

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/up", 200);
    answer("/down", 503);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aReadyServiceIsReady() throws Exception {
    assertThat(exitOf(port(), "/up")).isZero();
  }

  @Test
  void aServiceThatSaysItIsDownIsNot() throws Exception {
    assertThat(exitOf(port(), "/down")).isNotZero();
  }

  @Test
  void nobodyThereIsNotReady() throws Exception {
    var port = port();
    server.stop(0);

    assertThat(exitOf(port, "/up")).isNotZero();
  }

  private void answer(String path, int status) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private static int exitOf(int port, String path) throws Exception {
    var script =
        new ProcessBuilder(Checkout.path("docker/ready").toString(), "" + port, path)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(script.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return script.exitValue();
  }
}
