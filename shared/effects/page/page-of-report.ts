import type { Language } from "../../language.ts";
import type { EffectReport } from "../effect-report.ts";
import { baselineSection, descriptiveSection, naiveSection, worthSection } from "./account-sections.ts";
import { pullForwardSection, tiersSection } from "./behaviour-sections.ts";
import type { EffectPage, PageSection } from "./effect-page.ts";
import { comparisonSection, eventStudySection, factorsSection, quartilesSection } from "./effect-sections.ts";
import { figuresIn } from "./figures.ts";
import { factsOf, headlineOf } from "./headline.ts";
import { type EffectWords, effectWords } from "./words.ts";

/** A report in the words of a language. @param said words that are others where the report is shown */
export function effectPage(report: EffectReport, language: Language, said: Partial<EffectWords> = {}): EffectPage {
  const words: EffectWords = { ...effectWords[language], ...said };
  const { program, graded, comparisons } = report;
  const figures = figuresIn(language, program.currency);
  const name = language === "zh" ? (program.name_zh ?? program.name_en) : program.name_en;
  const isDescriptive = comparisons.length === 0;
  // In the order in which a reader asks: how much, when, by what, at whose cost, and last what would have misled.
  const sections: readonly (PageSection | undefined)[] = [
    ...comparisons.map((comparison) => comparisonSection(report, comparison, words, figures)),
    descriptiveSection(report, words, figures),
    eventStudySection(report, words, figures),
    factorsSection(report, words, figures),
    worthSection(report, words, figures),
    isDescriptive ? undefined : pullForwardSection(report, words, figures),
    tiersSection(report, words, figures),
    quartilesSection(report, words, figures),
    baselineSection(report, words, figures),
    naiveSection(report, words, figures),
    readingSection(report, words),
  ];
  return {
    language,
    title: words.title(name),
    program: name,
    programId: program.program_id,
    ...headlineOf(report, name, words, figures),
    grade: { letter: graded.grade, name: words.grade, meaning: words.grades[graded.grade] },
    facts: factsOf(report, words, figures),
    sections: sections.filter((section) => section !== undefined),
  };
}

function readingSection({ comparisons, isBesideTruth }: EffectReport, words: EffectWords): PageSection {
  const grades = (["A", "B", "C", "D"] as const).map((grade) => words.gradeLine(grade, words.grades[grade]));
  return {
    heading: words.readHeading,
    sentences: [
      ...grades,
      ...(comparisons.length === 0 ? [] : [words.intervalLine, words.methodLine]),
      ...(isBesideTruth ? [words.truthLine] : []),
    ],
    charts: [],
    tables: [],
  };
}
