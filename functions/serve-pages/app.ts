import { Hono } from "hono";
import { type AssetFiles, assetRoutes } from "./assets.ts";
import { controlsPage } from "./dashboards/controls.ts";
import { customerPage } from "./dashboards/customer.ts";
import { customerLinesFile, customerLinesPage } from "./dashboards/customer-lines.ts";
import { customersPage } from "./dashboards/customers.ts";
import { type DataServices, dataCsv, dataPage, dataParquet } from "./dashboards/data.ts";
import { type EffectServices, effectReportPage } from "./dashboards/effect-report.ts";
import { effectsPage } from "./dashboards/effects.ts";
import { overviewPage } from "./dashboards/overview.ts";
import { payoutsPage } from "./dashboards/payouts.ts";
import { programPage } from "./dashboards/program.ts";
import { programsPage } from "./dashboards/programs.ts";
import { reviewPage } from "./dashboards/review.ts";
import { runsPage } from "./dashboards/runs.ts";
import { chooseLanguage } from "./language.ts";
import type { PagesEnv } from "./page.ts";
import { batchPage, takeDecisions } from "./pages/batch.ts";
import { calculationFile, calculationPage } from "./pages/calculation.ts";
import { takeDecision } from "./pages/decision.ts";
import { homePage } from "./pages/home.ts";
import { onItsWayPage } from "./pages/on-its-way.ts";
import { onItsWayPayoutPage, takeConfirmation } from "./pages/on-its-way-payout.ts";
import { takeBankReturn } from "./pages/on-its-way-return.ts";
import { payoutPage } from "./pages/payout.ts";
import { policyPage, takeAcknowledgement } from "./pages/policy.ts";
import { proposalsPage, takeProposalAct } from "./pages/proposals.ts";
import { releaseBatchPage, releaseFile } from "./pages/release-batch.ts";
import { releasesPage, takeRelease } from "./pages/releases.ts";
import { statementFile, statementForm, statementPage } from "./pages/statement.ts";
import type { PayoutServices } from "./payout-services.ts";
import { showProblem } from "./problem.ts";
import { requireNonce } from "./require-nonce.ts";
import { keptByNobody, securityHeaders } from "./security-headers.ts";
import { dropSession, readSession, requireSession } from "./session.ts";
import { type SignInServices, signInRoutes } from "./sign-in.ts";

export type PagesServices = SignInServices &
  PayoutServices &
  DataServices &
  EffectServices & {
    /** Where people reach the pages, without a path. */
    readonly pagesUrl: string;
    readonly files: AssetFiles;
  };

/** All pages. What stands below requireNonce is for people who have signed in, and changes things by their own forms only. */
export function pagesApp(services: PagesServices): Hono<PagesEnv> {
  const { assets, routes } = assetRoutes(services.files);
  const app = new Hono<PagesEnv>();
  app.use(securityHeaders(services.pagesUrl, services.signIn.url), keptByNobody);
  app.use(chooseLanguage, async (context, next) => {
    context.set("assets", assets);
    await next();
  });
  app.onError((error, context) => {
    services.report(error);
    return showProblem(context, "fault");
  });
  app.notFound((context) => showProblem(context, "not_found"));

  app.route("/", routes);
  app.route("/", signInRoutes(services));
  app.use(readSession(services.readToken), requireSession, requireNonce);

  app.post("/sign-out", (context) => {
    dropSession(context);
    return context.redirect(services.signIn.signOutUrl, 303);
  });
  app.get("/", homePage(services));
  app.get("/payouts", batchPage(services));
  app.post("/payouts/decisions", takeDecisions(services));
  app.get("/payouts/:id", payoutPage(services));
  app.get("/payouts/:id/calculation/:program/:period", calculationPage(services));
  app.get("/payouts/:id/calculation/:program/:period/lines.csv", calculationFile(services));
  app.post("/payouts/:id/decisions", takeDecision(services));
  app.get("/on-its-way", onItsWayPage(services));
  app.post("/on-its-way/bank-returns", takeBankReturn(services));
  app.get("/on-its-way/:id", onItsWayPayoutPage(services));
  app.post("/on-its-way/:id/confirmations", takeConfirmation(services));
  app.get("/proposals", proposalsPage(services));
  app.post("/payouts/:id/proposal", takeProposalAct(services));
  app.get("/releases", releasesPage(services));
  app.post("/releases", takeRelease(services));
  app.get("/releases/:id", releaseBatchPage(services));
  app.get("/releases/:id/files/:name", releaseFile(services));
  app.get("/policy", policyPage(services));
  app.post("/policy/acknowledgements", takeAcknowledgement(services));
  app.get("/dashboards", overviewPage(services));
  app.get("/dashboards/programs", programsPage(services));
  app.get("/dashboards/programs/:id", programPage(services));
  app.get("/dashboards/customers", customersPage(services));
  app.get("/dashboards/customers/:id", customerPage(services));
  app.get("/dashboards/customers/:id/lines/:program/:period", customerLinesPage(services));
  app.get("/dashboards/customers/:id/lines/:program/:period/lines.csv", customerLinesFile(services));
  app.get("/dashboards/payouts", payoutsPage(services));
  app.get("/dashboards/review", reviewPage(services));
  app.get("/dashboards/controls", controlsPage(services));
  app.get("/dashboards/effects", effectsPage(services));
  app.get("/dashboards/effects/:program", effectReportPage(services));
  app.get("/dashboards/runs", runsPage(services));
  app.get("/data/:query", dataPage(services));
  app.get("/data/:query/rows.csv", dataCsv(services));
  app.get("/data/:query/rows.parquet", dataParquet(services));
  app.get("/statements", statementForm);
  app.get("/statements/:customer", statementPage(services));
  app.get("/statements/:customer/statement.pdf", statementFile(services));
  return app;
}
