/** A field of a JSON Schema: `tiers[].from`, `exchange.rates.*`. */
export type SchemaField = {
  readonly path: string;
  readonly isGroup: boolean;
  /** Whether it is, within its group; a field of several alternatives is if it is in each that has it. */
  readonly isRequired: boolean;
  /** As JSON, texts bare; undefined where there is none. */
  readonly byDefault: string | undefined;
  /** The only values that it can have; empty where they are not listed. */
  readonly values: readonly string[];
};

type Schema = {
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | false;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
};

/** Every field of a schema once, groups included, in the order in which a reader meets them. */
export function fieldsOf(schema: unknown): readonly SchemaField[] {
  const fields = new Map<string, SchemaField>();
  for (const field of fieldsIn(schema as Schema, "")) {
    const known = fields.get(field.path);
    fields.set(field.path, {
      ...field,
      isRequired: field.isRequired && known?.isRequired !== false,
      values: [...(known?.values ?? []), ...field.values],
    });
  }
  return [...fields.values()];
}

function fieldsIn(schema: Schema, path: string): readonly SchemaField[] {
  const { properties = {}, required = [], items, additionalProperties, anyOf = [], oneOf = [] } = schema;
  return [
    ...Object.entries(properties).flatMap(([name, part]) => {
      const inner = path === "" ? name : `${path}.${name}`;
      return fieldAndItsParts(part, inner, required.includes(name));
    }),
    ...(items === undefined ? [] : fieldsIn(items, `${path}[]`)),
    ...(typeof additionalProperties === "object" ? fieldAndItsParts(additionalProperties, `${path}.*`, false) : []),
    ...[...anyOf, ...oneOf].flatMap((part) => fieldsIn(part, path)),
  ];
}

function fieldAndItsParts(schema: Schema, path: string, isRequired: boolean): readonly SchemaField[] {
  const parts = fieldsIn(schema, path);
  const { default: byDefault } = schema;
  const field = {
    path,
    isGroup: parts.length > 0,
    isRequired,
    byDefault: byDefault === undefined || typeof byDefault === "string" ? byDefault : JSON.stringify(byDefault),
    values: (schema.enum ?? (schema.const === undefined ? [] : [schema.const])).map(String),
  };
  // A record's own entry is its field: where it is required, so is the entry.
  return [field, ...parts.map((part) => (part.path === `${path}.*` ? { ...part, isRequired } : part))];
}
