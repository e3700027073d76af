import { html } from "hono/html";
import { formNonce } from "../../shared/web/form-nonce.ts";
import { type Html, type PageContext, signedIn } from "./page.ts";

/** The field in which a form carries its nonce. */
export const nonceField = "nonce";

/** A form that changes something. @param action the path that it posts to, in the spelling that the browser will send */
export function postForm(context: PageContext, action: string, content: Html): Html {
  const nonce = formNonce(signedIn(context), action);
  return html`<form method="post" action="${action}"><input type="hidden" name="${nonceField}" value="${nonce}">${content}</form>`;
}
