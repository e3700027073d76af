import { formNonce } from "../../../shared/web/form-nonce.ts";
import { idOf } from "../../shared/approval/policy.ts";
import { browser } from "../../support/browser.ts";

/** How often somebody sends a form that fails, before they call for help. */
const patience = 6;

export type People = {
  /** Posts a form of a page as a person does: as long as the page fails, again. Gives the status that the page answers with. */
  readonly send: (name: string, path: string, fields: Readonly<Record<string, string>>) => Promise<number>;
};

/** Signs people in on the pages. @param pages the pages' address */
export async function signIn(pages: string, names: readonly string[]): Promise<People> {
  const tokens = new Map<string, string>();
  for (const name of names) {
    const own = browser();
    await own.signIn(pages, idOf(name));
    tokens.set(name, own.cookie("__Host-session") ?? "");
  }
  return {
    async send(name, path, fields) {
      const token = tokens.get(name) ?? "";
      const session = { token, expiresAt: 0, person: { id: "", email: "", name: "", roles: [] } };
      const body = new URLSearchParams({ nonce: formNonce(session, path), ...fields });
      for (let attempt = 1; ; attempt += 1) {
        const { status } = await fetch(`${pages}${path}`, {
          method: "POST",
          redirect: "manual",
          headers: { cookie: `__Host-session=${token}` },
          body,
        });
        if (status < 500) return status;
        if (attempt === patience) throw new Error(`${path} failed ${patience} times: ${status}`);
      }
    },
  };
}
