/// `./muster post`: files of announcements through the public batch endpoint.
@NullMarked
package org.muster.cli.posting;

import org.jspecify.annotations.NullMarked;
