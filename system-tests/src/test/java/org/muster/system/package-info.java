/// The services as real processes beside a real Kafka and a real PostgreSQL, killed at random.
@NullMarked
package org.muster.system;

import org.jspecify.annotations.NullMarked;
