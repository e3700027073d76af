import { renderTable } from "../../infra/cli/table.ts";
import { type Finding, isInBand, isMissed } from "./finding.ts";

export type Found = { readonly assignments: number; readonly findings: readonly Finding[] };

/** What was found of each truth, and whether it lies in its band. */
export function truthsTable(truths: ReadonlyMap<string, Found>): string {
  return renderTable(
    [
      { title: "truth" },
      { title: "what was put in" },
      { title: "what was asked" },
      { title: "assignments", align: "right" },
      { title: "found", align: "right" },
      { title: "band", align: "right" },
      { title: "verdict" },
    ],
    [...truths].flatMap(([name, { assignments, findings }]) =>
      findings.map((finding) => [
        name,
        finding.truth,
        finding.what,
        String(assignments),
        shown(finding, finding.found),
        `${shown(finding, finding.band.low)} to ${shown(finding, finding.band.high)}`,
        verdictOf(finding),
      ]),
    ),
  );
}

function verdictOf(finding: Finding): string {
  if (finding.notRequired === undefined) return isMissed(finding) ? "MISSED" : "met";
  return `${isInBand(finding) ? "in the band" : "OUTSIDE"}, not required: ${finding.notRequired}`;
}

function shown({ isShare }: Finding, figure: number): string {
  if (!Number.isFinite(figure)) return figure > 0 ? "∞" : "−∞";
  if (isShare) return `${(100 * figure).toFixed(1)} %`;
  return Math.abs(figure) < 1e-6 && figure !== 0 ? figure.toExponential(0) : figure.toFixed(3);
}
