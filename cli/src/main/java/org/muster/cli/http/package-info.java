/// The two services as the commands see them: one client, and errors that say what to do.
@NullMarked
package org.muster.cli.http;

import org.jspecify.annotations.NullMarked;
