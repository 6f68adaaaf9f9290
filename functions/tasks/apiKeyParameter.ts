import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { clientOptions } from "../shared/aws/clientOptions.js";
import { isServiceError } from "../shared/aws/serviceErrors.js";
import type { ApiKeySource } from "../shared/security/apiKey.js";

/**
 * Reads the API keys from an SSM `SecureString`. They count as not set while the parameter is missing.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html
 * @param parameter name of the SSM parameter
 */
export function apiKeyParameter(parameter: string): ApiKeySource {
  const ssm = new SSMClient(clientOptions);
  return async () => {
    try {
      const { Parameter } = await ssm.send(new GetParameterCommand({ Name: parameter, WithDecryption: true }));
      return Parameter?.Value ?? "";
    } catch (error) {
      if (isServiceError(error, "ParameterNotFound")) return "";
      throw error;
    }
  };
}
