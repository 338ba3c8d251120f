package org.muster.contracts.announcement;

import org.jspecify.annotations.Nullable;
import org.muster.contracts.fields.Between;
import org.muster.contracts.fields.Doc;
import org.muster.contracts.fields.MaxLength;
import org.muster.contracts.fields.Together;

/// A place: its name and, if known, where it is in degrees (WGS 84).
@Doc("A place: its name and, if known, where it is in degrees (WGS 84)")
@Together({"lat", "lon"})
public record Place(
    @Doc("Its name") @MaxLength(200) String name,
    @Doc("Latitude in degrees, -90 to 90") @Between(min = -90, max = 90) @Nullable Double lat,
    @Doc("Longitude in degrees, -180 to 180") @Between(min = -180, max = 180)
        @Nullable Double lon) {

  public Place {
    if ((lat == null) != (lon == null)) {
      throw new IllegalArgumentException("needs both lat and lon, or neither");
    }
    if (lat != null && !(Math.abs(lat) <= 90)) {
      throw new IllegalArgumentException("lat must be from -90 to 90");
    }
    if (lon != null && !(Math.abs(lon) <= 180)) {
      throw new IllegalArgumentException("lon must be from -180 to 180");
    }
  }
}
