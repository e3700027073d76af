import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Resource } from "../template.ts";
import { ApiError } from "./errors.ts";

export type NamedQuery = {
  readonly NamedQueryId: string;
  readonly Name: string;
  readonly Description: string;
  readonly Database: string;
  readonly QueryString: string;
  readonly WorkGroup: string;
};

const NamedQueryFields = z.object({
  Name: z.string().optional(),
  Description: z.string().default(""),
  Database: z.string(),
  QueryString: z.string(),
  WorkGroup: z.string().default("primary"),
});

/** The named queries, by id: those of the template under ids derived from their logical ids. */
export type NamedQueries = {
  ids(workGroup: string): readonly string[];
  find(id: string): NamedQuery | undefined;
  create(input: unknown): string;
  remove(id: string): void;
};

export function namedQueriesOf(resources: readonly Resource[]): NamedQueries {
  const queries = new Map<string, NamedQuery>();
  for (const { type, logicalId, properties } of resources) {
    if (type !== "AWS::Athena::NamedQuery") continue;
    const id = derivedId(logicalId);
    const fields = NamedQueryFields.parse(properties);
    queries.set(id, { ...fields, Name: fields.Name ?? logicalId, NamedQueryId: id });
  }
  return {
    ids: (workGroup) =>
      [...queries.values()].filter((query) => query.WorkGroup === workGroup).map((query) => query.NamedQueryId),
    find: (id) => queries.get(id),
    create: (input) => {
      const fields = NamedQueryFields.parse(input);
      if (fields.Name === undefined) throw new ApiError("Name is expected to be not empty.");
      const id = randomUUID();
      queries.set(id, { ...fields, Name: fields.Name, NamedQueryId: id });
      return id;
    },
    remove: (id) => {
      if (!queries.delete(id)) throw new ApiError(`NamedQuery ${id} was not found`);
    },
  };
}

function derivedId(logicalId: string): string {
  const hex = createHash("sha256").update(logicalId).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}

export type PreparedStatement = {
  readonly StatementName: string;
  readonly QueryStatement: string;
  readonly WorkGroupName: string;
  readonly Description: string;
  readonly LastModifiedTime: number;
};

export type PreparedStatements = {
  list(workGroup: string): readonly PreparedStatement[];
  /** @throws ApiError when the workgroup has no statement of that name */
  find(workGroup: string, name: string): PreparedStatement;
  put(statement: PreparedStatement): void;
  remove(workGroup: string, name: string): void;
};

export function preparedStatements(): PreparedStatements {
  const statements = new Map<string, PreparedStatement>();
  const key = (workGroup: string, name: string) => `${workGroup}/${name.toLowerCase()}`;
  const find = (workGroup: string, name: string) => {
    const found = statements.get(key(workGroup, name));
    if (found === undefined) {
      throw new ApiError(
        `PreparedStatement ${name} was not found in workgroup ${workGroup}`,
        "ResourceNotFoundException",
      );
    }
    return found;
  };
  return {
    list: (workGroup) => [...statements.values()].filter((each) => each.WorkGroupName === workGroup),
    find,
    put: (statement) => statements.set(key(statement.WorkGroupName, statement.StatementName), statement),
    remove: (workGroup, name) => {
      find(workGroup, name);
      statements.delete(key(workGroup, name));
    },
  };
}
