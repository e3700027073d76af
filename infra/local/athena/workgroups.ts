import { z } from "zod";
import type { Resource } from "../template.ts";
import { ApiError } from "./errors.ts";

export type WorkGroup = {
  readonly name: string;
  readonly description: string;
  readonly state: string;
  readonly outputLocation: string | undefined;
  /** Whether the workgroup's settings win over those of a request. */
  readonly enforced: boolean;
  /** The most bytes that one query may scan. */
  readonly scanLimitBytes: number | undefined;
  readonly createdAt: number;
};

const WorkGroupResource = z.object({
  Name: z.string(),
  Description: z.string().default(""),
  State: z.string().default("ENABLED"),
  WorkGroupConfiguration: z
    .object({
      EnforceWorkGroupConfiguration: z.union([z.boolean(), z.stringbool()]).default(true),
      BytesScannedCutoffPerQuery: z.coerce.number().optional(),
      ResultConfiguration: z.object({ OutputLocation: z.string().optional() }).prefault({}),
    })
    .prefault({}),
});

/** The workgroups of a template, and `primary`, which every account has. */
export function workGroupsOf(resources: readonly Resource[], now: number): ReadonlyMap<string, WorkGroup> {
  const groups = resources
    .filter(({ type }) => type === "AWS::Athena::WorkGroup")
    .map(({ properties }): WorkGroup => {
      const { Name, Description, State, WorkGroupConfiguration: configuration } = WorkGroupResource.parse(properties);
      return {
        name: Name,
        description: Description,
        state: State,
        outputLocation: configuration.ResultConfiguration.OutputLocation,
        enforced: configuration.EnforceWorkGroupConfiguration,
        scanLimitBytes: configuration.BytesScannedCutoffPerQuery,
        createdAt: now,
      };
    });
  const primary: WorkGroup = {
    name: "primary",
    description: "",
    state: "ENABLED",
    outputLocation: undefined,
    enforced: false,
    scanLimitBytes: undefined,
    createdAt: now,
  };
  return new Map([primary, ...groups].map((group) => [group.name, group]));
}

/** @throws ApiError when no such workgroup exists or it is switched off */
export function findWorkGroup(groups: ReadonlyMap<string, WorkGroup>, name = "primary"): WorkGroup {
  const group = groups.get(name);
  if (group === undefined) throw new ApiError("WorkGroup is not found.");
  if (group.state !== "ENABLED") throw new ApiError(`WorkGroup ${name} is disabled.`);
  return group;
}

/** Where a query's results go: the workgroup's place if it insists, else the request's, else the workgroup's. */
export function outputLocation(group: WorkGroup, requested: string | undefined): string {
  const location = group.enforced ? (group.outputLocation ?? requested) : (requested ?? group.outputLocation);
  if (location === undefined || !location.startsWith("s3://")) {
    throw new ApiError(
      "No output location provided. An output location is required either through the Workgroup result configuration setting or as an API input.",
    );
  }
  return location.endsWith("/") ? location : `${location}/`;
}

export const engineVersion = { SelectedEngineVersion: "AUTO", EffectiveEngineVersion: "Athena engine version 3" };

export const workGroupSummary = (group: WorkGroup) => ({
  Name: group.name,
  State: group.state,
  Description: group.description,
  CreationTime: group.createdAt / 1000,
  EngineVersion: engineVersion,
});

export const workGroupDetails = (group: WorkGroup) => ({
  Name: group.name,
  State: group.state,
  Description: group.description,
  CreationTime: group.createdAt / 1000,
  Configuration: {
    ResultConfiguration: group.outputLocation === undefined ? {} : { OutputLocation: group.outputLocation },
    EnforceWorkGroupConfiguration: group.enforced,
    PublishCloudWatchMetricsEnabled: false,
    RequesterPaysEnabled: false,
    EngineVersion: engineVersion,
    ...(group.scanLimitBytes === undefined ? {} : { BytesScannedCutoffPerQuery: group.scanLimitBytes }),
  },
});
