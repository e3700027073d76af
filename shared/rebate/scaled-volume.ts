import type { Decimal } from "../money/decimal.ts";
import type { ProgramVersion } from "../program/program.ts";
import { addMeasures, type Measures, measuresOf, noVolume } from "./measures.ts";
import type { Volume } from "./parcel.ts";

/**
 * The volume as it will be once what is `soFar` has become `total`: what is missing is bought in the same mix, under one version.
 * Multiplied before it is divided, so that the measure that grows meets `total`, and a bound there, to the last digit.
 */
export function scaledVolume(volume: Volume, version: ProgramVersion, total: Decimal, soFar: Decimal): Volume {
  const missing = total.minus(soFar);
  const scaled = (of: "qualifier" | "base"): Measures => {
    const sum = volume.parcels.map((parcel) => parcel[of]).reduce(addMeasures, noVolume);
    return measuresOf((name) => sum[name].times(missing).div(soFar));
  };
  const parcel = { version, qualifier: scaled("qualifier"), base: scaled("base") };
  return { ...volume, parcels: [...volume.parcels, parcel] };
}
