import type { Kind } from "../../../shared/ingestion/kinds.ts";
import type { SourceProfile } from "../../../shared/ingestion/profile.ts";
import { CommandFailure } from "../exit-codes.ts";
import { type Delivery, readProfileFile } from "../ingestion.ts";
import { inputFile } from "../input-file.ts";
import { plainProfile } from "./plain-profile.ts";

/** What a simulation reads: it pays nobody. */
type SimulatedKind = Exclude<Kind, "payees">;

/** Files by what they hold; of one kind a later file amends rows of an earlier one. */
export type SourceFiles = { readonly [Of in SimulatedKind]: readonly string[] };

/** A file with the profile to read it with. */
export type Source = Delivery & {
  /** Columns that we have no name for and that nobody said are to be left out. */
  readonly unusedColumns: readonly string[];
};

/** The option that takes the files of each kind. */
const optionOf: { readonly [Of in SimulatedKind]: string } = {
  orders: "--orders",
  customers: "--customers",
  products: "--products",
  fx_rates: "--rates",
};

/**
 * Every file with the profile to read it with: of the profiles given the one for its kind, else the plain one, which takes our own
 * column names.
 * @param currency what orders are in that name no currency and have no profile
 * @throws CommandFailure notFound, refused, or usage for a profile that is for nothing that was given
 */
export async function readSources(
  files: SourceFiles,
  profileFiles: readonly string[],
  currency: string | undefined,
): Promise<readonly Source[]> {
  const kinds = Object.keys(optionOf) as readonly SimulatedKind[];
  for (const file of kinds.flatMap((kind) => files[kind])) await inputFile(file);
  const profiles = await profilesByKind(files, profileFiles);
  const sources: Source[] = [];
  for (const kind of kinds) {
    const given = profiles.get(kind);
    for (const file of files[kind]) {
      const profile = given ?? (await plainProfile(kind, file, currency));
      sources.push({ file, profile, unusedColumns: given === undefined ? profile.ignored_columns : [] });
    }
  }
  return sources;
}

async function profilesByKind(
  files: SourceFiles,
  profileFiles: readonly string[],
): Promise<ReadonlyMap<SimulatedKind, SourceProfile>> {
  const profiles = new Map<SimulatedKind, SourceProfile>();
  for (const file of profileFiles) {
    const profile = await readProfileFile(file);
    const { kind } = profile;
    if (kind === "payees")
      throw new CommandFailure("usage", `${file} is a profile for payees: a simulation pays nobody and reads none`);
    if (profiles.has(kind)) throw new CommandFailure("usage", `${file} is a second profile for ${kind}: give one`);
    if (files[kind].length === 0)
      throw new CommandFailure("usage", `${file} is a profile for ${kind}: give their files with ${optionOf[kind]}`);
    profiles.set(kind, profile);
  }
  return profiles;
}
