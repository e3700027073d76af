import { z } from "zod";
import { catalogName } from "./catalog.ts";
import { ApiError } from "./errors.ts";
import { describe, runtimeStatistics } from "./execution.ts";
import type { Executions } from "./executions.ts";
import { checkCatalog, findDatabase, findTable, listDatabases, listTables } from "./metadata.ts";
import { queryResults } from "./query-results.ts";
import type { Services } from "./run-statement.ts";
import type { NamedQueries } from "./saved-queries.ts";
import {
  engineVersion,
  findWorkGroup,
  outputLocation,
  type WorkGroup,
  workGroupDetails,
  workGroupSummary,
} from "./workgroups.ts";

/** Everything that the operations work on. */
export type Desk = Services & {
  readonly executions: Executions;
  readonly workGroups: ReadonlyMap<string, WorkGroup>;
  readonly namedQueries: NamedQueries;
};

type Operation = (input: unknown, desk: Desk) => unknown;

/** An operation with the shape of its input; unknown members are ignored, as clients send what newer versions have. */
const operation =
  <Shape extends z.ZodType>(shape: Shape, act: (input: z.output<Shape>, desk: Desk) => unknown): Operation =>
  (input, desk) => {
    const parsed = shape.safeParse(input);
    if (!parsed.success) {
      throw new ApiError(parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
    }
    return act(parsed.data, desk);
  };

const ById = z.object({ QueryExecutionId: z.string() });
const Listing = z.object({
  WorkGroup: z.string().optional(),
  MaxResults: z.int().optional(),
  NextToken: z.string().optional(),
});
const ByCatalog = z.object({ CatalogName: z.string() });

/** One page of a list that fits into memory; the token is where the next one begins. */
function page<T>(
  items: readonly T[],
  maxResults = 50,
  nextToken = "0",
): { items: readonly T[]; token: { NextToken?: string } } {
  const start = Number(nextToken);
  if (!Number.isInteger(start) || start < 0) throw new ApiError("Invalid NextToken");
  const end = start + maxResults;
  return { items: items.slice(start, end), token: end < items.length ? { NextToken: String(end) } : {} };
}

function found<T>(ids: readonly string[], find: (id: string) => T): { values: T[]; missing: string[] } {
  const values: T[] = [];
  const missing: string[] = [];
  for (const id of ids) {
    try {
      values.push(find(id));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      missing.push(id);
    }
  }
  return { values, missing };
}

const namedQuery = (desk: Desk, id: string) => {
  const query = desk.namedQueries.find(id);
  if (query === undefined) throw new ApiError(`NamedQuery ${id} was not found`);
  return query;
};

const dataCatalog = {
  Name: catalogName,
  Type: "GLUE",
  Description: "AWS Glue Data Catalog",
  Status: "CREATE_COMPLETE",
};

/** The operations of the API, by name. */
export const operations: Readonly<Record<string, Operation>> = {
  StartQueryExecution: operation(
    z.object({
      QueryString: z.string().min(1).max(262144),
      ClientRequestToken: z.string().optional(),
      QueryExecutionContext: z.object({ Database: z.string().optional(), Catalog: z.string().optional() }).prefault({}),
      ResultConfiguration: z.object({ OutputLocation: z.string().optional() }).prefault({}),
      WorkGroup: z.string().optional(),
      ExecutionParameters: z.array(z.string()).default([]),
    }),
    (input, desk) => {
      const workGroup = findWorkGroup(desk.workGroups, input.WorkGroup);
      checkCatalog(input.QueryExecutionContext.Catalog);
      const execution = desk.executions.start({
        query: input.QueryString,
        parameters: input.ExecutionParameters,
        database: (input.QueryExecutionContext.Database ?? "default").toLowerCase(),
        workGroup,
        outputPrefix: outputLocation(workGroup, input.ResultConfiguration.OutputLocation),
        clientRequestToken: input.ClientRequestToken,
      });
      return { QueryExecutionId: execution.id };
    },
  ),
  GetQueryExecution: operation(ById, (input, desk) => ({
    QueryExecution: describe(desk.executions.find(input.QueryExecutionId)),
  })),
  BatchGetQueryExecution: operation(z.object({ QueryExecutionIds: z.array(z.string()) }), (input, desk) => {
    const { values, missing } = found(input.QueryExecutionIds, (id) => describe(desk.executions.find(id)));
    return {
      QueryExecutions: values,
      UnprocessedQueryExecutionIds: missing.map((id) => ({
        QueryExecutionId: id,
        ErrorCode: "INVALID_INPUT",
        ErrorMessage: `QueryExecution ${id} was not found`,
      })),
    };
  }),
  ListQueryExecutions: operation(Listing, (input, desk) => {
    const group = findWorkGroup(desk.workGroups, input.WorkGroup);
    const { items, token } = page(desk.executions.list(group.name), input.MaxResults, input.NextToken);
    return { QueryExecutionIds: items, ...token };
  }),
  StopQueryExecution: operation(ById, (input, desk) => {
    desk.executions.stop(input.QueryExecutionId);
    return {};
  }),
  GetQueryResults: operation(
    z.object({ QueryExecutionId: z.string(), NextToken: z.string().optional(), MaxResults: z.int().optional() }),
    (input, desk) =>
      queryResults(desk.executions.find(input.QueryExecutionId), desk.s3Directory, input.NextToken, input.MaxResults),
  ),
  GetQueryRuntimeStatistics: operation(ById, (input, desk) => ({
    QueryRuntimeStatistics: runtimeStatistics(desk.executions.find(input.QueryExecutionId)),
  })),
  ListNamedQueries: operation(Listing, (input, desk) => {
    const group = findWorkGroup(desk.workGroups, input.WorkGroup);
    const { items, token } = page(desk.namedQueries.ids(group.name), input.MaxResults, input.NextToken);
    return { NamedQueryIds: items, ...token };
  }),
  GetNamedQuery: operation(z.object({ NamedQueryId: z.string() }), (input, desk) => ({
    NamedQuery: namedQuery(desk, input.NamedQueryId),
  })),
  BatchGetNamedQuery: operation(z.object({ NamedQueryIds: z.array(z.string()) }), (input, desk) => {
    const { values, missing } = found(input.NamedQueryIds, (id) => namedQuery(desk, id));
    return {
      NamedQueries: values,
      UnprocessedNamedQueryIds: missing.map((id) => ({
        NamedQueryId: id,
        ErrorCode: "INVALID_INPUT",
        ErrorMessage: "not found",
      })),
    };
  }),
  CreateNamedQuery: operation(
    z
      .object({
        Name: z.string().min(1),
        Database: z.string(),
        QueryString: z.string().min(1),
        WorkGroup: z.string().optional(),
      })
      .loose(),
    (input, desk) => {
      findWorkGroup(desk.workGroups, input.WorkGroup);
      return { NamedQueryId: desk.namedQueries.create(input) };
    },
  ),
  DeleteNamedQuery: operation(z.object({ NamedQueryId: z.string() }), (input, desk) => {
    desk.namedQueries.remove(input.NamedQueryId);
    return {};
  }),
  ListWorkGroups: operation(Listing, (input, desk) => {
    const { items, token } = page([...desk.workGroups.values()], input.MaxResults, input.NextToken);
    return { WorkGroups: items.map(workGroupSummary), ...token };
  }),
  GetWorkGroup: operation(z.object({ WorkGroup: z.string() }), (input, desk) => ({
    WorkGroup: workGroupDetails(findWorkGroup(desk.workGroups, input.WorkGroup)),
  })),
  ListEngineVersions: operation(z.object({}), () => ({ EngineVersions: [engineVersion] })),
  CreatePreparedStatement: operation(
    z.object({
      StatementName: z.string().min(1),
      WorkGroup: z.string(),
      QueryStatement: z.string().min(1),
      Description: z.string().default(""),
    }),
    (input, desk) => {
      const workGroup = findWorkGroup(desk.workGroups, input.WorkGroup).name;
      const isKnown = desk.prepared.list(workGroup).some((each) => each.StatementName === input.StatementName);
      if (isKnown)
        throw new ApiError(`PreparedStatement ${input.StatementName} already exists in workgroup ${workGroup}`);
      desk.prepared.put({
        StatementName: input.StatementName,
        QueryStatement: input.QueryStatement,
        Description: input.Description,
        WorkGroupName: workGroup,
        LastModifiedTime: Date.now() / 1000,
      });
      return {};
    },
  ),
  GetPreparedStatement: operation(z.object({ StatementName: z.string(), WorkGroup: z.string() }), (input, desk) => ({
    PreparedStatement: desk.prepared.find(input.WorkGroup, input.StatementName),
  })),
  ListPreparedStatements: operation(Listing, (input, desk) => {
    const group = findWorkGroup(desk.workGroups, input.WorkGroup);
    const { items, token } = page(desk.prepared.list(group.name), input.MaxResults, input.NextToken);
    return {
      PreparedStatements: items.map(({ StatementName, LastModifiedTime }) => ({ StatementName, LastModifiedTime })),
      ...token,
    };
  }),
  DeletePreparedStatement: operation(z.object({ StatementName: z.string(), WorkGroup: z.string() }), (input, desk) => {
    desk.prepared.remove(input.WorkGroup, input.StatementName);
    return {};
  }),
  ListDataCatalogs: operation(z.object({}), () => ({
    DataCatalogsSummary: [{ CatalogName: catalogName, Type: "GLUE", Status: "CREATE_COMPLETE" }],
  })),
  GetDataCatalog: operation(z.object({ Name: z.string() }), (input) => {
    checkCatalog(input.Name);
    return { DataCatalog: dataCatalog };
  }),
  ListDatabases: operation(
    ByCatalog.extend({ MaxResults: z.int().optional(), NextToken: z.string().optional() }),
    (input, desk) => {
      checkCatalog(input.CatalogName);
      const { items, token } = page(listDatabases(desk.catalog), input.MaxResults, input.NextToken);
      return { DatabaseList: items, ...token };
    },
  ),
  GetDatabase: operation(ByCatalog.extend({ DatabaseName: z.string() }), (input, desk) => {
    checkCatalog(input.CatalogName);
    return { Database: findDatabase(desk.catalog, input.DatabaseName) };
  }),
  ListTableMetadata: operation(
    ByCatalog.extend({
      DatabaseName: z.string(),
      Expression: z.string().optional(),
      MaxResults: z.int().optional(),
      NextToken: z.string().optional(),
    }),
    (input, desk) => {
      checkCatalog(input.CatalogName);
      const tables = listTables(desk.catalog, input.DatabaseName, input.Expression);
      const { items, token } = page(tables, input.MaxResults, input.NextToken);
      return { TableMetadataList: items, ...token };
    },
  ),
  GetTableMetadata: operation(ByCatalog.extend({ DatabaseName: z.string(), TableName: z.string() }), (input, desk) => {
    checkCatalog(input.CatalogName);
    return { TableMetadata: findTable(desk.catalog, input.DatabaseName, input.TableName) };
  }),
  ListTagsForResource: operation(z.object({}), () => ({ Tags: [] })),
};
