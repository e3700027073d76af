import { readFileSync, mkdtempSync } from "node:fs";
import { accrueShards } from "../functions/accrue-shard/accrue-shard.ts";
import { planRun } from "../shared/run/plan.ts";
import { readProgram } from "../shared/program/validate.ts";
import { writeFacts } from "../shared/aws/parquet.ts";
import { withDuckDb } from "../shared/aws/duckdb.ts";
import { programs, rulePeriods } from "../shared/facts/tables.ts";
import { factKey } from "../shared/facts/table.ts";
import { memoryObjects } from "./support/memory-services.ts";
const read = readProgram(readFileSync("test/bench/programs/annual.yaml","utf8")); if(!read.ok) throw 1;
const v=[{programId:read.document.program,version:1,document:read.document,documentSha256:"x",publishedAt:"2025-01-01T00:00:00.000Z"}];
const run={run_id:"r",run_number:1,as_of_date:"2025-12-31"};
const plan=planRun(run,v,[]);
const dir=mkdtempSync("/tmp/acc-"); const lake=memoryObjects();
await withDuckDb(async d=>{
 await writeFacts(d,lake,programs,factKey(programs,run.as_of_date,run.run_id),plan.programs);
 await writeFacts(d,lake,rulePeriods,factKey(rulePeriods,run.as_of_date,run.run_id),plan.rules.periods);
 await d.connection.run(`copy (select 'bench-annual' as program_id, 1 as program_version, '2025' as period_id, 'C'||lpad(n::varchar,6,'0') as customer_id, 'both' as role, null::varchar as accrual_month, null::varchar as source_id, null::varchar order_id, null::varchar line_id, null::varchar accrual_order_id, null::date accrual_date, null::varchar product_id, null::integer payment_days, (n*1.37)::decimal(38,14) net_amount, (n*1.37)::decimal(38,14) gross_amount, n::decimal(38,12) quantity, 3::bigint order_count, 0::bigint active_days, 0::decimal(38,14) contract_amount, 20::bigint line_count, 0::bigint held_line_count from range(10000) r(n)) to '${dir}/agg.parquet' (format parquet)`);
 await lake.upload(dir+"/agg.parquet","runs-work/r/aggregate/attempt=1/first_shard=0/x");
});
for(let k=0;k<16;k++){ const t=performance.now();
await accrueShards({run,aggregate_attempt:1,span:{first_shard:0,shard_after:32}},{lake,ledger:{closeToEarlierRuns:async()=>{},positions:async()=>[],post:async()=>{}},now:()=>"2026-01-01T00:00:00.000Z"} as any);
console.log((performance.now()-t).toFixed(0)); }
