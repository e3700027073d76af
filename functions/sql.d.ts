/** The bundler puts the text of a query file in place of its import. */
declare module "*.sql" {
  const text: string;
  export default text;
}
