import { Aws } from "aws-cdk-lib";
import type { Key } from "aws-cdk-lib/aws-kms";
import type { StateMachine } from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { effectQuestions } from "../../functions/measure-effects/contract.ts";
import { storedPanelTables } from "../../shared/facts/tables.ts";
import type { AlarmTopic } from "./alarm-topic.ts";
import { allowQueries } from "./allow-queries.ts";
import type { Catalog } from "./catalog.ts";
import type { Harm } from "./harm.ts";
import type { HouseFunction } from "./house-function.ts";
import { houseStateMachine } from "./house-state-machine.ts";
import type { PrivateBucket } from "./private-bucket.ts";
import { type QueryDesk, queryResultsPrefix } from "./query-desk.ts";
import { queryFiles } from "./query-files.ts";

const machineName = "tierline-measure-effects";

/** Written out, for the nightly machine starts this one. */
export const measureEffectsArn = `arn:${Aws.PARTITION}:states:${Aws.REGION}:${Aws.ACCOUNT_ID}:stateMachine:${machineName}`;

export type EffectMeasurementProps = {
  readonly key: Key;
  readonly alarms: AlarmTopic;
  readonly lake: PrivateBucket;
  readonly catalog: Catalog;
  readonly queryDesk: QueryDesk;
  readonly measureEffects: HouseFunction;
  readonly failed: Harm;
};

/** The measurement of effects after a night that changed the panel. An alarm tells when it failed. */
export class EffectMeasurement extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: EffectMeasurementProps) {
    super(scope, id);
    const { key, alarms, catalog, queryDesk, measureEffects, failed } = props;
    const { machine, role } = houseStateMachine(this, {
      name: machineName,
      definition: "measure-effects.asl.json",
      substitutions: {
        ...texts("queries/measurement", relations),
        ...texts("queries/effects", effectQuestions),
        MeasureEffectsFunction: measureEffects.function.functionArn,
        WorkGroup: queryDesk.workGroup,
        Database: catalog.database,
        LakeBucket: props.lake.name,
      },
      calls: [measureEffects],
      roleDescription: "What the measurement of effects may do",
      logsData: true,
      key,
      alarms,
      failures: "Measurements of effects that ended without success",
      failed,
    });
    const stored = storedPanelTables.map(({ name }) => `${name}/`);
    allowQueries(role, { ...props, writes: [...stored, queryResultsPrefix] });
    this.stateMachine = machine;
  }
}

/** The relations that estimators read, as the files that say what is stored of them are called. */
const relations = ["panel", "hold-out", "threshold"];

/** The queries' own texts, as they stand between the quotes of the definition's JSON. */
function texts(folder: string, names: readonly string[]): Readonly<Record<string, string>> {
  const files = new Map(queryFiles(folder).map(({ name, sql }) => [name, sql]));
  return Object.fromEntries(
    names.map((name) => {
      const inDefinition = name.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
      return [inDefinition, JSON.stringify(files.get(name) ?? "").slice(1, -1)];
    }),
  );
}
