import { html } from "hono/html";
import { formNonce } from "../../shared/web/form-nonce.ts";
import { type Html, type PageContext, signedIn } from "./page.ts";

/** The field in which a form carries its nonce. */
export const nonceField = "nonce";

/** A form that changes something. @param action the path that it posts to, in the spelling that the browser will send */
export function postForm(context: PageContext, action: string, content: Html): Html {
  return html`<form method="post" action="${action}">${nonceInput(context, action)}${content}</form>`;
}

/** The same for a form with a file in it. */
export function uploadForm(context: PageContext, action: string, content: Html): Html {
  return html`<form method="post" enctype="multipart/form-data" action="${action}">${nonceInput(context, action)}${content}</form>`;
}

function nonceInput(context: PageContext, action: string): Html {
  return html`<input type="hidden" name="${nonceField}" value="${formNonce(signedIn(context), action)}">`;
}
