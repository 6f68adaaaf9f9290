/** A draft-04 schema compiled to a validation function at build time; see `build/validatorPlugin.mjs`. */
declare module "*.schema.json?validator" {
  const validate: import("ajv").ValidateFunction;
  export default validate;
}
