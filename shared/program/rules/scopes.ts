import type { DocumentPath, Problem } from "../problem.ts";
import { barredTags } from "../program.ts";
import { given, problem, type Rule } from "./rule.ts";

type ScopeRules = { readonly [attribute: string]: readonly string[] | undefined };
type Scope = { readonly include?: ScopeRules | undefined; readonly exclude?: ScopeRules | undefined };

const scopesDoNotContradictThemselves: Rule = ({ customers, products, qualifier, base }) => {
  const scopes: { readonly path: DocumentPath; readonly scope: Scope | undefined }[] = [
    { path: ["customers"], scope: customers },
    { path: ["products"], scope: products },
    { path: ["qualifier", "products"], scope: qualifier?.products },
    { path: ["base", "products"], scope: base?.products },
  ];
  return scopes.flatMap(({ path, scope = {} }) => {
    const included = new Map(
      given(scope.include).map(([attribute, values]) => [attribute, values.map((value) => compared(attribute, value))]),
    );
    return [
      ...repeatedValues([...path, "include"], scope.include),
      ...repeatedValues([...path, "exclude"], scope.exclude),
      ...given(scope.exclude).flatMap(([attribute, values]) =>
        values.flatMap((value, index) =>
          included.get(attribute)?.includes(compared(attribute, value))
            ? problem(
                [...path, "exclude", attribute, index],
                `${JSON.stringify(value)} is included as well; exclude wins`,
              )
            : [],
        ),
      ),
    ];
  });
};

function repeatedValues(path: DocumentPath, scopeRules: ScopeRules | undefined): readonly Problem[] {
  return given(scopeRules).flatMap(([attribute, values]) =>
    values.flatMap((value, index) =>
      values.findIndex((other) => compared(attribute, other) === compared(attribute, value)) < index
        ? problem([...path, attribute, index], `${JSON.stringify(value)} is listed twice`)
        : [],
    ),
  );
}

/** A value as it is compared: of tags, capital letters count as small ones. */
function compared(attribute: string, value: string): string {
  return attribute === "tag" ? value.toLowerCase() : value;
}

const barredTagsAreNotIncluded: Rule = ({ customers }) =>
  (customers?.include?.tag ?? []).flatMap((tag, index) =>
    barredTags.includes(tag.toLowerCase())
      ? problem(["customers", "include", "tag", index], `customers with the tag ${tag} never earn`)
      : [],
  );

/** The scope of a role takes the place of the program's; where both roles have one, the program's would say nothing. */
const productsAreLookedAt: Rule = ({ products, qualifier, base }) => {
  if (qualifier?.products === undefined || base?.products === undefined) return [];
  if (products?.include === undefined && products?.exclude === undefined) return [];
  return problem(["products"], "says nothing: qualifier.products and base.products take its place, leave it out");
};

export const scopeRules: readonly Rule[] = [
  scopesDoNotContradictThemselves,
  barredTagsAreNotIncluded,
  productsAreLookedAt,
];
