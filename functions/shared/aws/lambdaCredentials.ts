import { fromEnv } from "@aws-sdk/credential-provider-env";

/**
 * Stands in for the SDK's default credential chain in bundles. Lambda hands a function its credentials in environment
 * variables, so the other providers (SSO, profiles, processes, instance metadata) would only cost size and init time.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export const defaultProvider = fromEnv;
