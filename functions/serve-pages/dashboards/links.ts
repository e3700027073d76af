import { html } from "hono/html";
import type { Language } from "../../../shared/language.ts";
import type { Html } from "../page.ts";
import type { AnswerTable, Row } from "./answers.ts";

/** A program's name in the reader's language, or its id where it has none. @param row with name_en and name_zh */
export const programName = ({ name_en, name_zh, program_id }: Row, language: Language): string =>
  (language === "zh" ? (name_zh ?? name_en) : name_en) ?? program_id ?? "";

/** The name of a program by its id: the one in force, or else the newest. @param versions rows of program-versions */
export function programNamesOf({ rows }: AnswerTable, language: Language): (programId: string) => string {
  const inForceLast = [...rows].sort((a, b) => Number(a.is_in_force === "true") - Number(b.is_in_force === "true"));
  const names = new Map(inForceLast.map((row) => [row.program_id, programName(row, language)]));
  return (programId) => names.get(programId) || programId;
}

export const programPath = (programId: string): string => `/dashboards/programs/${encodeURIComponent(programId)}`;

export const programLink = (programId: string, name = programId): Html =>
  html`<a href="${programPath(programId)}">${name}</a>`;

/** The way to a program, by its name; the id below it tells programs of one name apart. */
export const programWithId = (programId: string, name: string): Html =>
  html`<div>${programLink(programId, name)}${idBelow(programId, name)}</div>`;

export const customerPath = (customerId: string): string => `/dashboards/customers/${encodeURIComponent(customerId)}`;

export const customerLink = ({ customer_id, customer_name }: Row): Html =>
  html`<a href="${customerPath(customer_id ?? "")}">${customer_name ?? customer_id}</a>`;

/** The way to a customer, by the name that the customer file gives, with the id below it. */
export function customerWithId(row: Row): Html {
  const id = row.customer_id ?? "";
  return html`<div>${customerLink(row)}${idBelow(id, row.customer_name ?? id)}</div>`;
}

const idBelow = (id: string, name: string): Html | "" => (name === id ? "" : html`<br><small>${id}</small>`);
