/// A real Kafka broker and a real PostgreSQL as ordinary processes, without Docker.
///
/// Tests, `./muster up` and the benchmarks run on them. Start with [LocalStack]; a test starts with
/// [TestStack].
@NullMarked
package org.muster.localstack;

import org.jspecify.annotations.NullMarked;
