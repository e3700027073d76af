/** The text of the card with a heading: where elements meet stands a bar. */
export function card(page: string, heading: string): string {
  const found = page.split('<section class="card').find((each) => each.includes(`<h2>${heading}</h2>`));
  if (found === undefined) throw new Error(`no card ${heading}`);
  return found
    .replace(/<(svg|script)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, "|")
    .replace(/\s+/g, " ")
    .replace(/ ?\|[| ]*/g, "|");
}
