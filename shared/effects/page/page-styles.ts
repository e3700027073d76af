/**
 * How a report of effects looks within a page. Its rules stand within `.effect-report`, so that they touch nothing around it; the page
 * gives it the colours of what all pages have.
 */
export const reportStyles = `.effect-report {
  display: grid;
  grid-template-columns: minmax(0, 1fr);
  gap: 1rem;
  --tint: light-dark(#e2f0f1, #1f3a3d);
  --warning: light-dark(#8a5300, #f0bd6b);
  --warning-tint: light-dark(#fdf3e1, #33291a);
  /* Blue and orange of Okabe and Ito, which every kind of colour vision tells apart. */
  --estimate: light-dark(#0072b2, #56b4e9);
  --interval: light-dark(#3a86b8, #7cc3ec);
  --band: light-dark(#dceaf4, #22394a);
  --before: light-dark(#c4500a, #f0a35e);
  --truth: light-dark(#c4500a, #f0a35e);
  h1, h2, p, dl, dd, figure, ul { margin: 0; }
  .card { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0.9rem; padding: 1.5rem; border: 1px solid var(--line); border-radius: 0.6rem; background: var(--surface); }
  .kind { color: var(--faint); font-size: 0.9rem; }
  .kind strong { color: var(--accent); font-weight: 600; }
  .headline { font-size: 1.65rem; line-height: 1.3; text-wrap: balance; letter-spacing: -0.01em; }
  h2 { font-size: 1.2rem; line-height: 1.3; text-wrap: balance; }
  .card > p, .facts dd { max-width: 46rem; }
  .head { gap: 1.25rem; }
  .grade { display: flex; gap: 0.9rem; align-items: center; padding: 0.75rem 1rem; border-radius: 0.5rem; background: var(--tint); }
  .grade b { flex: none; display: grid; place-items: center; width: 2.5rem; height: 2.5rem; border-radius: 50%; background: var(--accent); color: var(--surface); font-size: 1.3rem; }
  .grade small { display: block; color: var(--faint); font-size: 0.8rem; }
  .careful .grade { background: var(--warning-tint); }
  .careful .grade b { background: var(--warning); }
  .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(24rem, 100%), 1fr)); gap: 1rem 2rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
  .facts dt { color: var(--faint); font-size: 0.85rem; }
  .facts dd { font-size: 0.95rem; }
  .warning { padding: 0.7rem 1rem; border-left: 4px solid var(--warning); border-radius: 0.4rem; background: var(--warning-tint); font-weight: 600; }
  .sentences { display: grid; gap: 0.45rem; max-width: 46rem; }
  .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 1.5rem; }
  .charts:has(> :only-child) { grid-template-columns: minmax(0, 1fr); }
  figcaption { font-size: 0.9rem; }
  figcaption b { display: block; }
  .legend { display: flex; flex-wrap: wrap; gap: 0.15rem 1.1rem; padding: 0; color: var(--faint); font-size: 0.85rem; list-style: none; }
  .legend i { display: inline-block; width: 0.8rem; height: 0.8rem; margin-right: 0.4rem; vertical-align: -0.06rem; border-radius: 0.15rem; }
  .legend .estimate, .legend .now { background: var(--estimate); }
  .legend .estimate { border-radius: 50%; }
  .legend .band { background: var(--band); border: 1px dotted var(--interval); }
  .legend .before, .legend .truth { background: none; }
  .legend .before { border: 2px dashed var(--before); }
  .legend .truth { width: 0.6rem; height: 0.6rem; border: 2px solid var(--truth); border-radius: 0; rotate: 45deg; }
  svg { display: block; width: 100%; height: auto; margin-top: 0.5rem; }
  .narrow { display: none; }
  .scroll { overflow-x: auto; }
  table { width: 100%; border-collapse: collapse; font-size: 0.9rem; }
  th, td { padding: 0.45rem 0.7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
  th { color: var(--faint); font-size: 0.82rem; font-weight: 600; vertical-align: bottom; word-break: keep-all; }
  tbody th { color: inherit; font-size: inherit; font-weight: 400; vertical-align: top; word-break: normal; }
  .number { font-variant-numeric: tabular-nums; text-align: right; }
  td.number { white-space: nowrap; }
  tbody th { min-width: 8rem; }
  tr > :first-child { padding-left: 0; }
  tr > :last-child { padding-right: 0; }
  tbody tr:last-child > * { border-bottom: 0; }
  summary { padding: 0.25rem 0; color: var(--accent); cursor: pointer; }
  @media screen and (max-width: 40rem) {
    .card { padding: 1.1rem; }
    .headline { font-size: 1.35rem; }
    .wide { display: none; }
    .narrow { display: block; }
    /* Each row becomes a block that names its values. */
    thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    table, tbody, tr, tbody th, td { display: block; }
    tr { padding: 0.6rem 0; border-bottom: 1px solid var(--line); }
    tbody tr:last-child { border-bottom: 0; }
    tbody th { padding: 0 0 0.2rem; border: 0; font-weight: 600; text-align: left; }
    td { display: flex; justify-content: space-between; gap: 1rem; padding: 0.1rem 0; border: 0; text-align: right; }
    td.number { white-space: normal; }
    td::before { color: var(--faint); content: attr(data-name); text-align: left; }
  }
  @media print {
    & { font-size: 9.5pt; }
    * { print-color-adjust: exact; }
    .card { padding: 0 0 1rem; border: 0; border-bottom: 1px solid var(--line); border-radius: 0; break-inside: auto; }
    .headline { font-size: 16pt; }
    h2 { break-after: avoid; }
    figure, tr, .grade, .warning { break-inside: avoid; }
    .scroll { overflow: visible; }
    th, td { padding: 0.25rem 0.3rem; }
    table { font-size: 8pt; }
    th { font-size: 7pt; }
    tbody th { min-width: 0; font-size: 8pt; }
    td.number { white-space: normal; }
    .facts dd { font-size: 9.5pt; }
    .facts dt { font-size: 8pt; }
    details { display: none; }
  }
}
`;

/** How it looks as a page by itself: light and dark by the reader's system, from a phone to a wide screen, and on paper. */
export const pageStyles = `:root {
  color-scheme: light dark;
  --ground: light-dark(#f5f6f7, #14181b);
  --surface: light-dark(#ffffff, #1d2327);
  --line: light-dark(#dfe3e6, #343c42);
  --text: light-dark(#1a2126, #e8ecee);
  --faint: light-dark(#56636b, #a5b1b8);
  --accent: light-dark(#0b5c63, #6fc7cf);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--text);
  font: 1rem/1.55 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  overflow-wrap: break-word;
}
main { max-width: 70rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
@media screen and (max-width: 40rem) {
  main { padding: 0.75rem 0.75rem 3rem; }
}
@media print {
  @page { size: A4; margin: 16mm; }
  :root { color-scheme: light; }
  body { background: none; }
  main { max-width: none; padding: 0; }
}
${reportStyles}`;
