/** The languages that customers and approvers read. */
export const languages = ["en", "zh"] as const;
export type Language = (typeof languages)[number];

/** Whose numbers and dates the readers of a language are used to. */
export const locales = { en: "en-GB", zh: "zh-CN" } as const satisfies Record<Language, string>;
