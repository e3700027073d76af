import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { local } from "./place.ts";
import { actingProperties, physicalOf } from "./resource-types.ts";

/** A resource of the template: the properties that act on this machine, with their intrinsics resolved. */
export type Resource = {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
};

export type Template = {
  readonly resources: readonly Resource[];
  readonly outputs: Readonly<Record<string, string>>;
  /** The value of `Ref` and of an attribute of a resource, as other resources name it. */
  readonly nameOf: (logicalId: string) => string;
  readonly attributeOf: (logicalId: string, attribute: string) => string;
  /** The folder or file that an asset's key in the deployment bucket stands for. */
  readonly assetPath: (s3Key: string) => string;
};

const TemplateFile = z.object({
  Parameters: z.record(z.string(), z.looseObject({ Default: z.unknown().optional() })).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Condition: z.string().optional(),
      Properties: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
  Outputs: z.record(z.string(), z.looseObject({ Value: z.unknown() })).default({}),
});

const AssetsFile = z.object({
  files: z.record(z.string(), z.looseObject({ source: z.looseObject({ path: z.string() }) })),
});

/**
 * Reads a synthesized template and resolves it with the parameters' defaults.
 * @throws naming the resource type, property or intrinsic that has no meaning here: nothing is skipped silently.
 */
export async function readTemplate(file: string): Promise<Template> {
  const template = TemplateFile.parse(JSON.parse(await readFile(file, "utf8")));
  const assetsFile = file.replace(/\.template\.json$/, ".assets.json");
  const assets = AssetsFile.parse(JSON.parse(await readFile(assetsFile, "utf8")));

  const pseudo: Readonly<Record<string, unknown>> = {
    "AWS::AccountId": local.account,
    "AWS::Region": local.region,
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
    "AWS::StackName": "Tierline",
    "AWS::StackId": `arn:aws:cloudformation:${local.region}:${local.account}:stack/Tierline/local`,
    "AWS::NoValue": undefined,
  };

  const ref = (name: string): unknown => {
    if (name in pseudo) return pseudo[name];
    const parameter = template.Parameters[name];
    return parameter === undefined ? physical(name).ref : String(parameter.Default ?? "");
  };
  const physical = (logicalId: string) => {
    const resource = template.Resources[logicalId];
    if (resource === undefined) throw new Error(`the template has no resource or parameter ${logicalId}`);
    return physicalOf(logicalId, resource.Type, (name) => resolve(resource.Properties[name]));
  };
  const attribute = (logicalId: string, name: string): string => {
    const value = physical(logicalId).attributes[name];
    if (value === undefined) {
      throw new Error(`attribute ${name} of ${logicalId} (${template.Resources[logicalId]?.Type}) has no meaning here`);
    }
    return value;
  };
  const condition = (name: string): boolean => resolve(template.Conditions[name]) === true;

  const intrinsics: Readonly<Record<string, (argument: unknown) => unknown>> = {
    Ref: (name) => ref(String(name)),
    Condition: (name) => condition(String(name)),
    "Fn::GetAtt": (argument) => {
      const [logicalId = "", name = ""] = Array.isArray(argument) ? argument.map(String) : String(argument).split(".");
      return attribute(logicalId, name);
    },
    "Fn::Join": (argument) => {
      const [separator, parts] = z.tuple([z.string(), z.array(z.unknown())]).parse(argument);
      return parts.map((part) => String(resolve(part))).join(separator);
    },
    "Fn::Sub": (argument) => {
      const [text, own] = z
        .union([
          z.string().transform((only): [string, Record<string, unknown>] => [only, {}]),
          z.tuple([z.string(), z.record(z.string(), z.unknown())]),
        ])
        .parse(argument);
      return text.replaceAll(/\$\{(!?)([^}]+)\}/g, (_, escaped: string, name: string) => {
        if (escaped !== "") return `\${${name}}`;
        if (name in own) return String(resolve(own[name]));
        const [logicalId = "", ...path] = name.split(".");
        return String(path.length === 0 ? ref(name) : attribute(logicalId, path.join(".")));
      });
    },
    "Fn::Select": (argument) => {
      const [index, list] = z.tuple([z.coerce.number(), z.unknown()]).parse(argument);
      return z.array(z.unknown()).parse(resolve(list))[index];
    },
    "Fn::Split": (argument) => {
      const [separator, text] = z.tuple([z.string(), z.unknown()]).parse(argument);
      return String(resolve(text)).split(separator);
    },
    "Fn::FindInMap": (argument) => {
      const [map = "", first = "", second = ""] = z.array(z.unknown()).parse(argument).map(resolve).map(String);
      const value = template.Mappings[map]?.[first]?.[second];
      if (value === undefined) throw new Error(`the template maps nothing at ${map}, ${first}, ${second}`);
      return value;
    },
    "Fn::If": (argument) => {
      const [name, yes, no] = z.tuple([z.string(), z.unknown(), z.unknown()]).parse(argument);
      return resolve(condition(name) ? yes : no);
    },
    "Fn::Equals": (argument) => {
      const [left, right] = z.tuple([z.unknown(), z.unknown()]).parse(argument);
      return String(resolve(left)) === String(resolve(right));
    },
    "Fn::Not": (argument) =>
      z
        .array(z.unknown())
        .parse(argument)
        .every((each) => resolve(each) !== true),
    "Fn::And": (argument) =>
      z
        .array(z.unknown())
        .parse(argument)
        .every((each) => resolve(each) === true),
    "Fn::Or": (argument) =>
      z
        .array(z.unknown())
        .parse(argument)
        .some((each) => resolve(each) === true),
  };

  function resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(resolve).filter((each) => each !== undefined);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value);
    const [first] = entries;
    if (first !== undefined && entries.length === 1 && /^(Ref|Condition|Fn::.*)$/.test(first[0])) {
      const intrinsic = intrinsics[first[0]];
      if (intrinsic !== undefined) return intrinsic(first[1]);
      if (first[0].startsWith("Fn::")) throw new Error(`the intrinsic ${first[0]} has no meaning here`);
    }
    return Object.fromEntries(
      entries.map(([name, each]) => [name, resolve(each)] as const).filter(([, each]) => each !== undefined),
    );
  }

  const resources = Object.entries(template.Resources)
    .filter(([, resource]) => resource.Condition === undefined || condition(resource.Condition))
    .map(([logicalId, { Type, Properties }]) => {
      const acting = actingProperties(logicalId, Type, Object.keys(Properties));
      const properties = Object.fromEntries(acting.map((name) => [name, resolve(Properties[name])]));
      return { logicalId, type: Type, properties };
    });
  return {
    resources,
    outputs: Object.fromEntries(
      Object.entries(template.Outputs).map(([name, { Value }]) => [name, String(resolve(Value))]),
    ),
    nameOf: (logicalId) => physical(logicalId).ref,
    attributeOf: attribute,
    assetPath(s3Key) {
      const asset = assets.files[s3Key.replace(/\.[a-z]+$/, "")];
      if (asset === undefined) throw new Error(`no asset of the synthesized app has the key ${s3Key}`);
      return join(dirname(file), asset.source.path);
    },
  };
}
