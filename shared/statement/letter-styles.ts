/** How a letter looks on a screen and on A4 paper. Its rules begin with `.letter`, so that they touch nothing of a page around it. */
export const letterStyles = `.letter {
  max-width: 52rem;
  margin: 1.5rem auto;
  padding: 2.5rem;
  background: #fff;
  color: #1f2328;
  font: 0.95rem/1.5 system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif;
}
.letter h1 { margin: 2rem 0 1rem; font-size: 1.6rem; }
.letter h2 { margin: 2rem 0 0.5rem; padding-bottom: 0.25rem; border-bottom: 2px solid #0b5c63; font-size: 1.15rem; break-after: avoid; }
.letter p { margin: 0.5rem 0; }
.letter address { font-style: normal; }
.letter .sender { margin-bottom: 2rem; color: #57606a; text-align: right; }
.letter dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: 0.25rem 1.5rem; margin: 0.75rem 0; }
.letter dt { color: #57606a; font-size: 0.85rem; }
.letter dd { margin: 0; }
.letter table { width: 100%; margin: 1rem 0; border-collapse: collapse; font-size: 0.85rem; break-inside: auto; }
.letter tr { break-inside: avoid; }
.letter th, .letter td { padding: 0.3rem 0.5rem; border-bottom: 1px solid #d0d7de; text-align: left; vertical-align: top; }
.letter th { color: #57606a; font-weight: 600; }
.letter .number { text-align: right; font-variant-numeric: tabular-nums; }
.letter tfoot td { border-bottom: 0; border-top: 2px solid #57606a; font-weight: 600; }
.letter .scroll { overflow-x: auto; }
.letter .closing { color: #57606a; }
@media screen and (max-width: 40rem) {
  .letter { margin: 0; padding: 1.25rem; }
  .letter td { min-width: 4rem; }
  .letter td.number { white-space: nowrap; }
}
@media print {
  @page { size: A4; margin: 18mm; }
  .letter { max-width: none; margin: 0; padding: 0; }
}
`;
