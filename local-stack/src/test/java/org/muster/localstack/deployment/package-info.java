/// What is written beside the code about running it - the compose file, the scripts in `docker`,
/// the table of settings - held against the code, which is read as text by its path.
@NullMarked
package org.muster.localstack.deployment;

import org.jspecify.annotations.NullMarked;
