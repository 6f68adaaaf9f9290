import { fromEnv } from "@aws-sdk/credential-provider-env";

/**
 * Replaces the SDK's default credential chain in bundles. Lambda passes a function its credentials in environment variables, so that the
 * other providers (SSO, profiles, processes, instance metadata) would only add size and init time.
 * https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export const defaultProvider = fromEnv;
