/** Digits in groups of three: `-1234567.5` becomes `-1,234,567.5`. English and Chinese write them alike. */
export function grouped(text: string): string {
  const [whole = "", fraction] = text.split(".");
  const groups = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}
