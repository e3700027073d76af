import type { DuckDBConnection } from "@duckdb/node-api";
import { openEstimatorLake } from "./estimator-lake.ts";
import { sharedData } from "./shared-data.ts";

/** A panel that a published study was computed on: the file, and the query that turns its rows into the panel's columns. */
type PublishedPanel = { readonly file: string; readonly rows: string };

/** By the name that stands for the program. {{file}} holds the rows as they were published. */
export const publishedPanels = {
  // Fast food restaurants before and after New Jersey raised its minimum wage; Pennsylvania did not.
  card_krueger: {
    file: "card-krueger.csv",
    rows: `select 'employment' as outcome_name, id as unit_id, d as period, case when nj = 1 then 1 end as cohort, fte as outcome
           from {{file}} where fte is not null`,
  },
  // Teen employment of counties whose states raised their minimum wage in 2004, 2006 or 2007, or not. Only 20 raised it in 2004, too
  // few to be told, so each county stands there twice: in one cluster, so that together they are as little sure as one.
  mpdta: {
    file: "mpdta.csv",
    rows: `select 'log_employment' as outcome_name, concat(countyreal, '-', copy) as unit_id, year as period, nullif("first.treat", 0) as cohort,
               lemp as outcome, countyreal as cluster_id
           from {{file}} cross join range(2) as copies(copy)`,
  },
  // Deaths per 100,000 adults in counties whose states extended Medicaid in 2014, against those that never did.
  county_mortality: {
    file: "jel-did-county-mortality-min.csv.gz",
    rows: `select 'mortality' as outcome_name, county_code as unit_id, year as period, nullif(first_treat, 0) as cohort, crude_rate_20_64 as outcome
           from {{file}} where year in (2013, 2014) and first_treat in (0, 2014)`,
  },
  // The same, each county counting as much as it has inhabitants.
  county_mortality_weighted: {
    file: "jel-did-county-mortality-min.csv.gz",
    rows: `select 'mortality' as outcome_name, county_code as unit_id, year as period, nullif(first_treat, 0) as cohort, crude_rate_20_64 as outcome,
               pop_2013 as weight
           from {{file}} where year in (2013, 2014) and first_treat in (0, 2014)`,
  },
  // Homicides in states that widened the right to self-defence between 2005 and 2009, or not.
  castle: {
    file: "castle.csv",
    rows: `select 'log_homicides' as outcome_name, sid as unit_id, year as period, effyear as cohort, l_homicide as outcome
           from {{file}}`,
  },
  // The same, each state standing for thirty alike that are one cluster: no cohort is too small to be told then, and no figure moves.
  castle_thirtyfold: {
    file: "castle.csv",
    rows: `select 'log_homicides' as outcome_name, sid || '-' || copy as unit_id, sid as cluster_id, year as period, effyear as cohort, l_homicide as outcome
           from {{file}} cross join range(30) copies(copy)`,
  },
  // Simulated firms on which ways of clustering are compared; the dose is any number.
  petersen: {
    file: "petersen-cl.csv",
    rows: `select 'y' as outcome_name, firm as unit_id, year as period, x as dose, y as outcome from {{file}}`,
  },
} as const satisfies Readonly<Record<string, PublishedPanel>>;

export type PublishedName = keyof typeof publishedPanels;

/** Where the files are absent, tests over them are skipped; in CI they must be there. */
export const publishedPanelsAreThere = Object.values(publishedPanels).every(
  ({ file }) => sharedData(file, "data/panels") !== undefined,
);

export type PublishedLake = {
  /** What a query of queries/effects answers over the panel, whose name stands for the program; all outcomes, then the further parameters. */
  readonly ask: (
    query: string,
    panel: PublishedName,
    ...further: readonly string[]
  ) => Promise<readonly Readonly<Record<string, unknown>>[]>;
  readonly close: () => void;
};

/** A lake whose panel_current holds every published panel, each as a program of its own. */
export async function openPublishedLake(): Promise<PublishedLake> {
  const { connection, ask, close } = await openEstimatorLake();
  for (const [name, panel] of Object.entries(publishedPanels)) await load(connection, name, panel);
  return { ask: (name, panel, ...further) => ask(name, [panel, "%", ...further]), close };
}

/** What a file does not say: every unit is its own cluster, is treated fully from its cohort on, and counts once. */
async function load(connection: DuckDBConnection, name: string, { file, rows }: PublishedPanel): Promise<void> {
  const published = rows.replace("{{file}}", `read_csv('${sharedData(file, "data/panels")}', nullstr = 'NA')`);
  await connection.run(`insert into panel_current by name select '${name}' as program_id, * from (${published})`);
  await connection.run(
    `update panel_current set
       cluster_id = coalesce(cluster_id, unit_id),
       dose = coalesce(dose, case when period >= cohort then 1 else 0 end)
     where program_id = '${name}'`,
  );
}
