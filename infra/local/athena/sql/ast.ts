/** A node of the parser's tree: an object with one key, its kind, whose value is the body. */
export type Node = Readonly<Record<string, unknown>>;
export type Body = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The kind and the body of a node. */
export function open(node: unknown): { readonly kind: string; readonly body: Body } {
  if (!isObject(node)) return { kind: "nothing", body: {} };
  const [entry] = Object.entries(node);
  if (entry === undefined) return { kind: "nothing", body: {} };
  return { kind: entry[0], body: isObject(entry[1]) ? entry[1] : {} };
}

/** A list of nodes; empty where the tree has none. */
export function list(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export type Identifier = { readonly name: string; readonly offset: number | undefined };

/** A name, in lower case as Athena compares names, with its place in the statement. */
export function identifier(value: unknown): Identifier | undefined {
  if (typeof value === "string") return { name: value.toLowerCase(), offset: undefined };
  if (!isObject(value) || typeof value.name !== "string") return undefined;
  return { name: value.name.toLowerCase(), offset: offsetOf(value) };
}

/** The name as written, for headers. */
export function nameAsWritten(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return isObject(value) && typeof value.name === "string" ? value.name : undefined;
}

export function offsetOf(body: unknown): number | undefined {
  if (!isObject(body) || !isObject(body.span)) return undefined;
  return typeof body.span.start === "number" ? body.span.start : undefined;
}

/** The text of a string literal, or undefined for any other node. */
export function stringLiteral(node: unknown): string | undefined {
  const { kind, body } = open(node);
  return kind === "literal" && body.literal_type === "string" && typeof body.value === "string"
    ? body.value
    : undefined;
}

export function numberLiteral(node: unknown): number | undefined {
  const { kind, body } = open(node);
  return kind === "literal" && body.literal_type === "number" ? Number(body.value) : undefined;
}
