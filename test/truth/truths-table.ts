import { renderTable } from "../../infra/cli/table.ts";
import { type Finding, isMet } from "./finding.ts";

/** What was found of each truth, and whether it lies in its band. */
export function truthsTable(findings: ReadonlyMap<string, readonly Finding[]>): string {
  return renderTable(
    [
      { title: "truth" },
      { title: "what was put in" },
      { title: "what was asked" },
      { title: "found", align: "right" },
      { title: "band", align: "right" },
      { title: "verdict" },
    ],
    [...findings].flatMap(([name, found]) =>
      found.map((finding) => [
        name,
        finding.truth,
        finding.what,
        shown(finding, finding.found),
        `${shown(finding, finding.band.low)} to ${shown(finding, finding.band.high)}`,
        isMet(finding) ? "met" : "MISSED",
      ]),
    ),
  );
}

function shown({ isShare }: Finding, figure: number): string {
  if (!Number.isFinite(figure)) return figure > 0 ? "∞" : "−∞";
  if (isShare) return `${(100 * figure).toFixed(1)} %`;
  return Math.abs(figure) < 1e-6 && figure !== 0 ? figure.toExponential(0) : figure.toFixed(3);
}
