/** The bundler puts the text of a script for browsers in place of its import. */
declare module "*.script.js" {
  const text: string;
  export default text;
}
declare module "*.min.js" {
  const text: string;
  export default text;
}
