import type { Decimal } from "../money/decimal.ts";
import type { ProgramVersion } from "../program/program.ts";
import { addMeasures, type Measures, measuresOf, noVolume } from "./measures.ts";
import type { Volume } from "./parcel.ts";

/** The volume times a factor: what is missing is bought in the same mix, under one version. */
export function scaledVolume(volume: Volume, version: ProgramVersion, factor: Decimal): Volume {
  const rest = factor.minus(1);
  const scaled = (of: "qualifier" | "base"): Measures => {
    const soFar = volume.parcels.map((parcel) => parcel[of]).reduce(addMeasures, noVolume);
    return measuresOf((name) => soFar[name].times(rest));
  };
  const parcel = { version, qualifier: scaled("qualifier"), base: scaled("base") };
  return { ...volume, parcels: [...volume.parcels, parcel] };
}
