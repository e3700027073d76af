/** An element of a document: text, or elements in their order. */
export type XmlElement = {
  readonly name: string;
  readonly content: string | readonly XmlElement[];
  readonly attributes: Readonly<Record<string, string>>;
};

/** An element. Among its children an absent one may stand where the schema lets it be left out. */
export function element(
  name: string,
  content: string | readonly (XmlElement | undefined)[],
  attributes: XmlElement["attributes"] = {},
): XmlElement {
  return { name, attributes, content: typeof content === "string" ? content : content.filter(isPresent) };
}

/** A whole document in UTF-8, one element per line, indented so that two files can be compared by eye. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${elementText(root, "")}`;
}

function elementText({ name, content, attributes }: XmlElement, indent: string): string {
  const given = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${escaped(value)}"`);
  const inside =
    typeof content === "string"
      ? escaped(content)
      : `\n${content.map((child) => elementText(child, `${indent}  `)).join("")}${indent}`;
  return `${indent}<${name}${given.join("")}>${inside}</${name}>\n`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function isPresent(child: XmlElement | undefined): child is XmlElement {
  return child !== undefined;
}
