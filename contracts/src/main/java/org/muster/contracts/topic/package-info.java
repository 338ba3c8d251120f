/// The topic that is the log: its name, its settings, and how a record of it looks.
@NullMarked
package org.muster.contracts.topic;

import org.jspecify.annotations.NullMarked;
