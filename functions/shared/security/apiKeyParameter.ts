import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { clientOptions } from "../aws/clientOptions.js";
import { isServiceError } from "../aws/serviceErrors.js";
import { unsetKey, type ApiKeySource } from "./apiKey.js";

/**
 * The one API key in an SSM `SecureString`, named `default`. It counts as not set while the parameter is missing, empty or {@link unsetKey}.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-securestring.html
 * @param parameter name of the SSM parameter
 */
export function apiKeyParameter(parameter: string): ApiKeySource {
  const ssm = new SSMClient(clientOptions);
  return async () => {
    try {
      const { Parameter } = await ssm.send(new GetParameterCommand({ Name: parameter, WithDecryption: true }));
      const key = Parameter?.Value?.trim() ?? "";
      return new Map(key === "" || key === unsetKey ? [] : [["default", key]]);
    } catch (error) {
      if (isServiceError(error, "ParameterNotFound")) return new Map();
      throw error;
    }
  };
}
