/** What every construct that can fail must say about itself; both become the text of its alarms. */
export type Harm = {
  /** Who is harmed when it fails, and how, in a sentence. */
  readonly errorImpact: string;
  /** The heading of docs/runbook.md that says what to do. */
  readonly runbook: string;
};

/** The text of an alarm: who is harmed, and where the runbook continues. */
export function alarmText({ errorImpact, runbook }: Harm): string {
  return `${errorImpact} What to do: docs/runbook.md#${headingAnchor(runbook)}`;
}

/** The anchor that Markdown renderers give a heading. */
export function headingAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, "")
    .replaceAll(" ", "-");
}
