/// Words and tables for people: intervals, dates, countries.
@NullMarked
package org.muster.cli.text;

import org.jspecify.annotations.NullMarked;
