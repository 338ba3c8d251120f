package org.muster.events.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.muster.contracts.announcement.Announcement;
import org.muster.contracts.announcement.Pointer;
import org.muster.contracts.json.Decoded;
import org.muster.contracts.json.FieldError;
import org.muster.contracts.recorded.Recorder;
import org.muster.events.posting.Intake;
import org.muster.events.posting.Outcome;
import org.muster.events.posting.Posting;
import org.muster.events.problem.Problem;
import org.muster.events.problem.ProblemType;

/// One batch: a thread reads lines and hands them over, another answers them in their order. So
/// much is under way at once, in KiB, and no more is read.
final class BatchRun {

  /// What is to be answered next.
  private sealed interface Pending {
    boolean ready();

    /// A line that is under way.
    record Line(long number, int room, CompletableFuture<Outcome> outcome) implements Pending {
      @Override
      public boolean ready() {
        return outcome.isDone();
      }
    }

    /// There are no more lines.
    record End() implements Pending {
      @Override
      public boolean ready() {
        return true;
      }
    }
  }

  private static final Logger LOG = Logger.getLogger(BatchRun.class);

  private static final int SEND_BYTES = 8192;

  private final Posting posting;
  private final Recorder by;
  private final int maxLineBytes;
  private final int window;
  private final Semaphore room;
  private final BlockingQueue<Pending> pending = new LinkedBlockingQueue<>();

  BatchRun(Posting posting, Recorder by, int maxLineBytes, int window) {
    this.posting = posting;
    this.by = by;
    this.maxLineBytes = maxLineBytes;
    this.window = window;
    this.room = new Semaphore(window);
  }

  /// Runs until all lines are answered, or the client has gone.
  void run(InputStream in, OutputStream out) throws IOException {
    Thread reading = Thread.ofVirtual().name("batch-reader").start(() -> read(in));
    try {
      answer(out);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      reading.interrupt();
    }
  }

  private void read(InputStream in) {
    LineReader lines = new LineReader(in, maxLineBytes);
    long number = 0;
    try {
      for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
        number++;
        switch (line) {
          case LineReader.Line.Blank blank -> {}
          case LineReader.Line.TooLong tooLong -> take(number, 1, () -> done(tooLong()));
          case LineReader.Line.Text(byte[] bytes) -> {
            int needed = roomFor(bytes);
            take(number, needed, () -> submit(bytes, needed));
          }
        }
      }
    } catch (IOException e) {
      LOG.infof("event=batch-broke-off line=%d reason=\"%s\"", number, e.getMessage());
    } catch (InterruptedException e) {
      LOG.infof("event=batch-abandoned line=%d", number);
    } finally {
      pending.add(new Pending.End());
    }
  }

  private interface Step {
    CompletableFuture<Outcome> run() throws InterruptedException;
  }

  private int roomFor(byte[] line) {
    return Math.min(1 + line.length / 1024, window);
  }

  private void take(long number, int needed, Step step) throws InterruptedException {
    room.acquire(needed);
    CompletableFuture<Outcome> outcome;
    try {
      outcome = step.run();
    } catch (RuntimeException e) {
      LOG.errorf(e, "event=line-failed line=%d", number);
      outcome = done(Problem.of(ProblemType.INTERNAL, "the service's log says what happened"));
    }
    pending.add(new Pending.Line(number, needed, outcome));
  }

  private CompletableFuture<Outcome> submit(byte[] bytes, int held) throws InterruptedException {
    return switch (Intake.plain(bytes, null, by)) {
      case Decoded.Valid<Announcement>(Announcement announcement) -> {
        if (announcement instanceof Pointer) {
          awaitEarlierLines(held);
        }
        yield posting.submit(announcement, by);
      }
      case Decoded.Invalid<Announcement>(List<FieldError> errors) -> done(Problem.invalid(errors));
    };
  }

  /// Waits until all lines before this one are answered: one of them may be what it points to.
  private void awaitEarlierLines(int held) throws InterruptedException {
    room.acquire(window - held);
    room.release(window - held);
  }

  private Problem tooLong() {
    return Problem.of(
        ProblemType.TOO_LARGE, "an announcement has at most %d bytes".formatted(maxLineBytes));
  }

  private static CompletableFuture<Outcome> done(Problem problem) {
    return CompletableFuture.completedFuture(new Outcome.Refused(problem));
  }

  private void answer(OutputStream out) throws IOException, InterruptedException {
    ByteArrayOutputStream results = new ByteArrayOutputStream();
    while (true) {
      Pending next = pending.peek();
      if (next == null || !next.ready() || results.size() > SEND_BYTES) {
        send(results, out);
      }
      switch (pending.take()) {
        case Pending.Line line -> {
          LineResult.write(results, line.number(), outcome(line));
          room.release(line.room());
        }
        case Pending.End end -> {
          send(results, out);
          return;
        }
      }
    }
  }

  private static Outcome outcome(Pending.Line line) throws InterruptedException {
    try {
      return line.outcome().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an outcome never fails", e);
    }
  }

  private static void send(ByteArrayOutputStream results, OutputStream out) throws IOException {
    if (results.size() > 0) {
      results.writeTo(out);
      out.flush();
      results.reset();
    }
  }
}
